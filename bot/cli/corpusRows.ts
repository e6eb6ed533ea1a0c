/** `heard corpus`: offers staff's corrections, one by one and masked, to become rows that the understanding learns from. */
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { conversationModel } from '../../services/conversations/conversationModel.ts'
import { createSections } from '../../services/conversations/sections.ts'
import { createTranscript } from '../../services/conversations/transcript.ts'
import { createCorrections } from '../../services/corrections/corrections.ts'
import { checkMasterKey } from '../../services/masterKeyCheck.ts'
import { createAccounts } from '../../services/staff/accounts.ts'
import { landlordAsked } from './landlordAsked.ts'
import { type Ask, lastNumbers, offerRows } from './offerRows.ts'
import { openAudit } from './openAudit.ts'
import { rowCandidates } from './rowCandidates.ts'
import { sayLine } from './sayLine.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export interface CorpusAsked {
  to: string
  /** E-mail address of the manager who looks at each row. */
  by: string
  landlord?: string
}

export const corpusCommand = ({
  to,
  by,
  landlord: slug,
  input,
  env,
  print,
  fail,
  now,
}: Place & CorpusAsked & { input: Readable }): Promise<number> =>
  withDatabase({
    env,
    fail,
    run: async ({ config: { master }, db: { connection }, landlords }) => {
      const refuse = (key: string, params = {}): boolean => {
        fail(sayLine({ key, params }))
        return false
      }
      const landlord = landlordAsked({ slug, landlords, fail })
      if (!landlord) return false
      if (landlord.operations.corpus?.from_corrections !== true)
        return refuse('corpus_off', { landlord: landlord.name })
      if (!(await checkMasterKey({ connection, master })).ok) return refuse('export_other_key')
      const accounts = createAccounts({ connection })
      const [approver] = await accounts.byEmail({ landlords: [landlord.slug], email: by })
      if (!approver || approver.disabled || !approver.roles.includes('manager'))
        return refuse('corpus_no_manager', { email: by })
      const numbers = await lastNumbers(to)
      if (!numbers) return refuse('corpus_bad_file', { file: to })

      const sections = createSections({ master })
      const transcript = createTranscript({ connection, sections })
      const corrections = createCorrections({ connection, sections })
      const conversations = conversationModel(connection)
      const reader = createInterface({ input })
      const lines = reader[Symbol.asyncIterator]()
      const ask: Ask = async (question) => {
        print(question)
        const { done, value } = await lines.next()
        return done ? null : value
      }
      print(sayLine({ key: 'corpus_begin' }))
      try {
        const { taken, left } = await offerRows({
          candidates: rowCandidates({ landlord: landlord.slug, conversations, transcript, corrections }),
          audit: openAudit({ connection, master, clock: () => now }),
          ...{ approver, file: { to, numbers }, ask, print },
        })
        print(sayLine({ key: 'corpus_done', params: { taken, left, file: to } }))
      } finally {
        reader.close()
      }
      return true
    },
  })
