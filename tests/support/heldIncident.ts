/** An incident gone as far as a restriction with its letter, without going by the routes. */
import type { Product } from '../../bot/product.ts'
import { newId } from '../../services/ids.ts'
import type { Act } from '../../services/incidents/acts.ts'

const WORDS = { happened: 'Shouted at Dan', support: 'A day off' }

export async function holdIncident({
  product: { incidents, landlords, letters, db },
  contact,
  at,
  conversation = null,
  number = null,
  reviewOn,
}: {
  product: Pick<Product, 'incidents' | 'landlords' | 'letters' | 'db'>
  /** The account of somebody who works at the demonstration landlord. */
  contact: string
  at: Date
  conversation?: string | null
  number?: string | null
  /** The last day within the limit where none is named. */
  reviewOn?: string
}): Promise<{ id: string; letter: string }> {
  const landlord = 'meadowbrook'
  const [by, actor] = [newId(), newId()]
  const { latestReview } = incidents.rules({ landlord: landlords.bySlug(landlord)!, at })
  const form = { kind: 'threats', setting: 'visits', on: at.toISOString().slice(0, 10), ...WORDS }
  const known = { conversation, number: number && incidents.seal.numberMark(number) }
  const why = { reason: 'x', equality: 'x' }
  const acts: Act[] = [
    { action: 'assess', disability: 'x', adjustments: 'x', explanation: 'x', outcome: 'go_on' },
    { action: 'contacted', on: form.on, how: 'phone', text: 'x' },
    { action: 'restrict', happened: 'x', term: 'x', ...why, contact, review_on: reviewOn ?? latestReview },
  ]
  const { _id: id } = await db.transact((session) =>
    incidents.file({ session, landlord, form, quoted: null, language: 'en', known, by, at }),
  )
  for (const [version, act] of acts.entries()) {
    const done = await db.transact((session) => incidents.act({ session, landlord, id, version, act, actor, at }))
    if (!done.ok) throw new Error(done.reason)
  }
  const [letter] = await letters.ofCase({ landlord, case: id })
  return { id, letter: letter!._id }
}
