/** An incident in the staff world, gone as far as a restriction with its letter, without going by the routes. */
import { newId } from '../../services/ids.ts'
import type { Act } from '../../services/incidents/acts.ts'
import type { StaffWorld } from './staffWorld.ts'

const WORDS = { happened: 'Shouted at Dan', support: 'A day off' }

export async function holdIncident({
  world: { product, hire, now },
  conversation = null,
  number = null,
  reviewOn,
}: {
  world: StaffWorld
  conversation?: string | null
  number?: string | null
  /** The last day within the limit where none is named. */
  reviewOn?: string
}): Promise<{ id: string; letter: string; contact: string }> {
  const landlord = 'meadowbrook'
  const { incidents, db } = product
  const at = now()
  const contact = (await hire({ roles: ['adviser'], teams: ['customer-services'], name: 'Ana Reed' }))._id
  const [by, actor] = [newId(), newId()]
  const { latestReview } = incidents.rules({ landlord: product.landlords.bySlug(landlord)!, at })
  const form = { kind: 'threats', setting: 'visits', on: at.toISOString().slice(0, 10), ...WORDS }
  const known = { conversation, number: number && incidents.seal.numberMark(number) }
  const acts: Act[] = [
    { action: 'assess', disability: 'x', adjustments: 'x', explanation: 'x', outcome: 'go_on' },
    { action: 'contacted', on: form.on, how: 'phone', text: 'x' },
    {
      action: 'restrict',
      happened: 'x',
      term: 'x',
      reason: 'x',
      equality: 'x',
      contact,
      review_on: reviewOn ?? latestReview,
    },
  ]
  const { _id: id } = await db.transact((session) =>
    incidents.file({ session, landlord, form, quoted: null, language: 'en', known, by, at }),
  )
  for (const [version, act] of acts.entries()) {
    const done = await db.transact((session) => incidents.act({ session, landlord, id, version, act, actor, at }))
    if (!done.ok) throw new Error(done.reason)
  }
  const [letter] = await product.letters.ofCase({ landlord, case: id })
  return { id, letter: letter!._id, contact }
}
