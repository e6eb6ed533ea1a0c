/** The letters of an act, written whole in the tenant's language and sealed; one that lacks something it must hold stops the act. */

import type { ClientSession } from 'mongoose'
import { seal } from '../../confidential/seal.ts'
import type { Landlord } from '../../landlords/profile.ts'
import { composeLetter } from '../../letters/composeLetter.ts'
import type { Letter } from '../../letters/letterKinds.ts'
import { letterLanguage } from '../../letters/letterLanguage.ts'
import type { CaseRecord } from '../caseModel.ts'
import { dayOf } from '../deadlines.ts'
import { showReference } from '../reference.ts'
import type { Actor, Change } from './change.ts'
import type { ComplaintDeps } from './complaints.ts'
import { mayTellRepresentative } from './facts.ts'
import { type LetterRecord, type LetterRoute, letterName } from './letterStore.ts'

export interface LetterOut {
  record: Omit<LetterRecord, 'content'>
  text: string
}

type Written = { ok: true; letters: LetterOut[] } | { ok: false; missing: string[] }

export async function writeLetters({
  deps,
  session,
  record,
  change,
  landlord,
  actor,
  at,
  id,
}: {
  deps: ComplaintDeps
  session: ClientSession
  record: CaseRecord & { complaint: NonNullable<CaseRecord['complaint']> }
  change: Change
  landlord: Landlord
  actor: Actor
  at: Date
  id: (purpose: string) => string
}): Promise<Written> {
  if (change.letters.length === 0) return { ok: true, letters: [] }
  const { cases } = deps
  const answers = cases.answers(record)
  const today = dayOf(at)
  const officerId = record.owner ?? (actor.id === 'clock' || actor.id === 'tenant' ? null : actor.id)
  const names = await deps.shownNames({ landlord: record.landlord, ids: officerId ? [officerId] : [] })
  const role = landlord.operations.complaint_officer
  const chosen = routeOf(answers)
  // Nothing of the tenant goes to whoever acts for them before consent stands (obligations X33).
  const waits = record.complaint.representative && !mayTellRepresentative({ facts: record.complaint, on: today })
  const out: LetterOut[] = []
  for (const [index, { address, ...draft }] of change.letters.entries()) {
    // To the tenant in person: it holds nothing that would need consent, and goes by post.
    const own = address !== undefined
    const held = waits && !own
    const route = own ? 'post' : chosen
    const letter = {
      ...draft,
      reference: showReference(record.reference),
      date: today,
      to: {
        name: null,
        address: address ?? (route === 'post' && typeof answers.post === 'string' ? answers.post : null),
      },
      officer: { name: (officerId && names.get(officerId)) || role, role },
      adjustments: adjustmentsOf({ change, answers }),
    } as Letter
    const largePrint = wantsLargePrint(answers)
    const composed = composeLetter({
      letter,
      landlord,
      law: deps.law,
      language: letterLanguage(record.language),
      largePrint,
    })
    if (!composed.ok) return composed
    const letterId = id(`letter:${index}`)
    const { html, text } = composed
    const mail =
      route === 'email' && !held
        ? deps.mail({ landlord, record, letter: letterId, to: String(answers.email), html, text, at })
        : null
    await mail?.run(session)
    const left = !held && (route === 'here' || mail !== null)
    const written: Omit<LetterRecord, 'content'> = {
      _id: letterId,
      landlord: record.landlord,
      audience: record.audience,
      retention: record.retention,
      case: record._id,
      kind: draft.kind,
      stage: record.complaint.stage,
      language: record.language,
      largePrint,
      route,
      state: held ? 'held' : left ? 'sent' : 'to_send',
      at,
      by: actor.id,
      sentAt: left ? at : null,
    }
    const content = seal({
      key: cases.keyOf(record),
      name: letterName(letterId),
      bytes: Buffer.from(JSON.stringify({ html, text })),
    })
    await deps.letters.add({ letter: { ...written, content }, session })
    out.push({ record: written, text })
  }
  return { ok: true, letters: out }
}

/** The way that the tenant chose; where a call was asked for, the written answer goes by post all the same. */
function routeOf(answers: Record<string, unknown>): LetterRoute {
  if (answers.reply === 'email' && typeof answers.email === 'string') return 'email'
  return answers.reply === 'here' ? 'here' : 'post'
}

function adjustmentsOf({ change, answers }: { change: Change; answers: Record<string, unknown> }): string | null {
  const given = change.events.find(({ what }) => what === 'acknowledged')?.words as
    | { adjustments?: unknown }
    | undefined
  if (typeof given?.adjustments === 'string') return given.adjustments
  return typeof answers.easier === 'string' && answers.easier.trim() !== '' ? answers.easier : null
}

const wantsLargePrint = ({ easier }: Record<string, unknown>): boolean =>
  typeof easier === 'string' && /large print|bigger (print|letters|writing)/i.test(easier)
