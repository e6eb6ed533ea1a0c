/** Cases by a reference, a phone number or an e-mail address: sent in the body, so that no address of a page or a log ever holds it. */
import { z } from 'zod'
import { casesOfPerson } from '../../../services/access/casesOfPerson.ts'
import { type Person, personMark, readPerson } from '../../../services/access/person.ts'
import { readReference } from '../../../services/cases/reference.ts'
import { AppError } from '../../../services/errors.ts'
import { words } from '../../../services/words.ts'
import { caseLine, caseLineOf, soonOf } from './caseLine.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const asked = z.strictObject({
  term: words({ max: 254 }).describe('a reference, a phone number or an e-mail address'),
})

const found = z.object({
  by: z.enum(['reference', 'phone', 'email']),
  cases: z.array(caseLine).describe('the newest first'),
})

export function caseSearchRoute({ deps }: { deps: StaffDeps }): StaffRoute {
  const { product, staff } = deps
  return staffRoute({
    deps,
    define: {
      method: 'POST',
      path: '/api/staff/cases/find',
      name: 'staff.caseSearch',
      summary: 'Cases of one person, or the case of a reference.',
      act: 'case.read',
      body: asked,
      answer: found,
      handle: async ({ me, body: { term } }) => {
        const person = personIn(term)
        if (!person) throw new AppError('bad_request', { reason: 'no_term' })
        const { landlord, _id: account } = me.account
        const { master, cases, conversations } = product
        // What was looked for stands in the audit as a mark that cannot be read back.
        await staff.audit.write({ landlord, account, action: 'case.find', detail: personMark({ person, master }) })
        const lines = await casesOfPerson({ cases, conversations, master, scope: me.scope, person })
        const names = await staff.accounts.names({ landlord, ids: lines.flatMap(({ owner }) => owner ?? []) })
        const soon = soonOf({ product, landlord })
        return { by: person.by, cases: lines.map((line) => caseLineOf({ line, names, ...soon })) }
      },
    },
  })
}

function personIn(term: string): Person | null {
  const reference = readReference(term)
  if (reference) return { by: 'reference', reference }
  const read = term.includes('@') ? readPerson({ email: term }) : readPerson({ phone: term })
  return read.ok ? read.person : null
}
