/** Writing an incident down: from a general conversation or case that one may read, or from neither, such as after a visit. */
import { z } from 'zod'
import { dayOf } from '../../../../services/cases/deadlines.ts'
import { findCase } from '../../../../services/cases/findCases.ts'
import { showReference } from '../../../../services/cases/reference.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import type { TranscriptRecord } from '../../../../services/conversations/transcript.ts'
import { withheldSections } from '../../../../services/conversations/withheld.ts'
import { AppError } from '../../../../services/errors.ts'
import { type IncidentForm, incidentForm } from '../../../../services/incidents/acts.ts'
import { peerOf } from '../../../peer.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'

const offered = z.object({
  kinds: z.array(z.string()),
  settings: z.array(z.string()),
})
const filed = z.object({ id: z.string(), reference: z.string() })

export function fileRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/incidents/form',
        name: 'staff.incidentForm',
        summary: 'What an incident can be and where, by the landlord’s own policy.',
        act: 'incident.file',
        answer: offered,
        handle: async ({ me }) => rulesOf({ deps, me }),
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/incidents',
        name: 'staff.fileIncident',
        summary: 'Write down that staff were abused; a manager looks at it.',
        act: 'incident.file',
        body: incidentForm,
        answer: filed,
        keyed: true,
        fails: ['not_found', 'conflict'],
        handle: async ({ me, body, key }) => {
          const { landlord, _id: by } = me.account
          const at = product.clock()
          const { kinds, settings } = rulesOf({ deps, me })
          const wrong = !kinds.includes(body.kind)
            ? 'kind'
            : !settings.includes(body.setting)
              ? 'setting'
              : body.on > dayOf(at)
                ? 'on'
                : null
          if (wrong) throw new AppError('bad_request', { reason: wrong })
          const from = await sourceOf({ deps, me, form: body })
          const target = body.conversation ?? body.case ?? ''
          await staff.audit.write({ landlord, account: by, action: 'incident.file', target, detail: body.kind })
          return await staff.once.run({
            landlord,
            key: key === null ? null : `incident:${by}:${key}`,
            at,
            work: async (session) => {
              const record = await product.incidents.file({ session, landlord, form: body, ...from, by, at })
              return { id: record._id, reference: showReference(record.reference) }
            },
          })
        },
      },
    }),
  ]
}

function rulesOf({ deps: { product }, me }: { deps: StaffDeps; me: Me }) {
  const landlord = product.landlords.bySlug(me.account.landlord)
  if (!landlord) throw new AppError('not_found')
  const { kinds, settings } = product.incidents.rules({ landlord, at: product.clock() })
  return { kinds, settings }
}

type From = { deps: StaffDeps; me: Me; form: IncidentForm }

/** What is known of where it came from. A manager reads it: nothing that was told in confidence may be its source. */
async function sourceOf({ deps, me, form }: From): Promise<{
  quoted: string | null
  language: string
  known: { conversation: string | null; number: string | null }
}> {
  const { product } = deps
  const talk = form.conversation === undefined ? null : await talkOf({ deps, me, id: form.conversation })
  const record =
    form.case === undefined ? null : await findCase({ cases: product.cases.model, scope: me.scope, id: form.case })
  if (form.case !== undefined && !record) throw new AppError('not_found')
  if ((record && record.audience !== 'general') || (talk && talk.audience !== 'general'))
    throw new AppError('conflict', { reason: 'restricted' })
  const peer = talk?.channel === 'sms' ? peerOf({ product, conversation: talk }) : null
  return {
    quoted: talk && form.position !== undefined ? await wordsAt({ deps, me, talk, position: form.position }) : null,
    language: talk?.language ?? record?.language ?? 'en',
    known: {
      // A text is known by its number: the same phone begins a new conversation each time.
      conversation: talk && talk.channel !== 'sms' ? talk._id : null,
      // A number that somebody typed about themselves is not enough: it would be a guess.
      number: peer ? product.incidents.seal.numberMark(peer.to) : null,
    },
  }
}

async function talkOf({ deps, me, id }: Omit<From, 'form'> & { id: string }): Promise<ConversationRecord> {
  const found = await deps.product.conversations
    .findOne({ _id: id, ...me.scope.conversations() })
    .lean<ConversationRecord>()
  if (!found) throw new AppError('not_found')
  return found
}

/** Only the tenant's own words that this reader may read. */
async function wordsAt({
  deps: { product },
  me,
  talk,
  position,
}: Omit<From, 'form'> & { talk: ConversationRecord; position: number }): Promise<string | null> {
  const row = await product.transcript.model
    .findOne({ ...me.scope.records(), conversation: talk._id, position, author: 'tenant', audience: 'general' })
    .lean<TranscriptRecord>()
  if (!row || withheldSections(talk).has(row.section)) throw new AppError('bad_request', { reason: 'not_theirs' })
  return product.transcript.open({ conversation: talk, row }).body?.text ?? null
}
