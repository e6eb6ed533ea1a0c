/** Views of cases, kept with the account: one's own, and those that were shared with one's team; a view only narrows what its reader may see anyway. */
import type { Connection } from 'mongoose'
import { trusted } from '../../db.ts'
import { AppError, isDuplicateKey } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Once } from '../../staff/once.ts'
import { type CaseViewRecord, caseViewModels, type FirstViewRecord } from './caseViewModel.ts'
import { calledOf } from './viewName.ts'

/** Whoever looks: `shares` may share views and looks after those that are shared. */
export interface ViewReader {
  account: string
  landlord: string
  teams: readonly string[]
  shares: boolean
}

export type ViewContent = Pick<CaseViewRecord, 'name' | 'filters' | 'order' | 'columns' | 'team'>

export type CaseViews = ReturnType<typeof createCaseViews>

/** As many as one account may keep. */
export const MOST_VIEWS = 40

export function createCaseViews({ connection, once }: { connection: Connection; once: Once }) {
  const { views, firsts } = caseViewModels(connection)

  const seenBy = ({ account, landlord, teams, shares }: ViewReader) => ({
    landlord,
    $or: [{ owner: account }, { team: shares ? trusted({ $ne: null }) : trusted({ $in: [...teams] }) }],
  })
  const mayChange = ({ view, reader }: { view: CaseViewRecord; reader: ViewReader }): boolean =>
    view.owner === reader.account || (view.team !== null && reader.shares)

  const find = async ({ reader, id }: { reader: ViewReader; id: string }): Promise<CaseViewRecord> => {
    const found = await views.findOne({ ...seenBy(reader), _id: id }).lean<CaseViewRecord>()
    if (!found) throw new AppError('not_found')
    return found
  }
  /** One that the reader may change; whoever only has it is told so. */
  const findOwn = async ({ reader, id }: { reader: ViewReader; id: string }): Promise<CaseViewRecord> => {
    const view = await find({ reader, id })
    if (!mayChange({ view, reader })) throw new AppError('forbidden', { reason: 'not_yours' })
    return view
  }
  const sameName = (error: unknown): never => {
    if (isDuplicateKey(error)) throw new AppError('conflict', { reason: 'name' })
    throw error
  }

  return {
    views,
    firsts,
    mayChange,
    findOwn,
    /** One's own by name, then those that were shared. */
    list: async (reader: ViewReader): Promise<CaseViewRecord[]> => {
      const found = await views.find(seenBy(reader)).sort({ called: 1, _id: 1 }).limit(200).lean<CaseViewRecord[]>()
      const own = found.filter(({ owner }) => owner === reader.account)
      return [...own, ...found.filter(({ owner }) => owner !== reader.account)]
    },
    /** The view that the list begins with, or null. */
    first: async ({ account, landlord }: ViewReader): Promise<string | null> =>
      (await firsts.findOne({ _id: account, landlord }).lean<FirstViewRecord>())?.view ?? null,
    begin: async ({ reader, view }: { reader: ViewReader; view: string | null }): Promise<void> => {
      const { account, landlord } = reader
      if (view === null) {
        await firsts.deleteOne({ _id: account, landlord })
        return
      }
      const own = { audience: 'general', retention: 'audit' } as const
      const set = () =>
        firsts.updateOne({ _id: account, landlord }, { $set: { view }, $setOnInsert: own }, { upsert: true })
      // Two first choices at once: the later one finds what the earlier one made.
      await set().catch((error: unknown) => (isDuplicateKey(error) ? set() : Promise.reject(error)))
    },
    save: ({
      reader,
      content,
      key,
      at,
    }: {
      reader: ViewReader
      content: ViewContent
      key: string | null
      at: Date
    }) => {
      const { account: owner, landlord } = reader
      const work = async (session: Parameters<Parameters<Once['run']>[0]['work']>[0]): Promise<{ id: string }> => {
        if ((await views.countDocuments({ landlord, owner }).session(session)) >= MOST_VIEWS)
          throw new AppError('conflict', { reason: 'many' })
        const called = calledOf(content.name)
        const own = { audience: 'general', retention: 'audit', owner, called, version: 0, createdAt: at } as const
        const record: CaseViewRecord = { _id: newId(), landlord, ...own, ...content }
        await views.create([record], { session })
        return { id: record._id }
      }
      const mark = key === null ? null : `view:${owner}:${key}`
      return once.run({ landlord, key: mark, at, work }).catch(sameName)
    },
    /** Of two at once the later one is told that it changed. */
    change: async ({
      reader,
      id,
      version,
      content,
    }: {
      reader: ViewReader
      id: string
      version: number
      content: Partial<ViewContent>
    }): Promise<void> => {
      const { landlord } = reader
      await findOwn({ reader, id })
      const set = { ...content, ...(content.name === undefined ? {} : { called: calledOf(content.name) }) }
      const { matchedCount } = await views
        .updateOne({ _id: id, landlord, version }, { $set: set, $inc: { version: 1 } })
        .catch(sameName)
      if (matchedCount === 0) throw new AppError('conflict', { reason: 'version' })
    },
    remove: async ({ reader, id }: { reader: ViewReader; id: string }): Promise<void> => {
      const { landlord } = reader
      await findOwn({ reader, id })
      await views.deleteOne({ _id: id, landlord })
    },
  }
}
