/** What may be done with an incident, by one route; and the letter an act would write, before it is written. */
import { z } from 'zod'
import { AppError } from '../../../../services/errors.ts'
import { type Act, incidentActs } from '../../../../services/incidents/acts.ts'
import type { Acted, Previewed } from '../../../../services/incidents/incidents.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'

const version = z.number().int().min(0).describe('of the incident as you saw it; 409 when somebody was quicker')
const { warn, restrict, review, ...others } = incidentActs
const versioned = [warn, restrict, review, ...Object.values(others)].map((schema) =>
  (schema as z.ZodObject<{ action: z.ZodLiteral<string> }>).extend({ version }),
)
export const incidentAction = z.discriminatedUnion(
  'action',
  versioned as [(typeof versioned)[number], ...typeof versioned],
)
const previewed = z.discriminatedUnion('action', [warn, restrict, review])

export function incidentActionRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  return [
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/incidents/:id/actions',
        name: 'staff.incidentAction',
        summary: 'Do something with an incident: what is possible now is listed in the incident itself.',
        act: 'incident.handle',
        body: incidentAction,
        answer: z.object({ version: z.number().int() }),
        keyed: true,
        handle: async ({ call, me, body, key }) => {
          const { landlord, _id: actor } = me.account
          const id = call.params.id ?? ''
          const { version: seen, ...asked } = body as { version: number; action: string }
          const act = asked as Act
          if (!(await product.incidents.find({ landlord, id }))) throw new AppError('not_found')
          await staff.audit.write({
            landlord,
            account: actor,
            action: `incident.${act.action}`,
            target: id,
            detail: 'outcome' in act ? act.outcome : '',
          })
          const at = product.clock()
          return await staff.once.run({
            landlord,
            key: key === null ? null : `incident:${actor}:${id}:${key}`,
            at,
            work: async (session) => {
              const done = await product.incidents.act({ session, landlord, id, version: seen, act, actor, at })
              return done.ok ? { version: done.record.version } : refuse(done)
            },
          })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/incidents/:id/preview',
        name: 'staff.incidentPreview',
        summary: 'The letter that a warning, a restriction or a review would write; nothing is written.',
        act: 'incident.handle',
        body: previewed,
        answer: z.object({
          kind: z.string(),
          language: z.string(),
          html: z.string().describe('a whole page without script or outside address; show it in a sandbox'),
          text: z.string(),
        }),
        handle: async ({ call, me, body }) => {
          const { landlord, _id: actor } = me.account
          const id = call.params.id ?? ''
          if (!(await product.incidents.find({ landlord, id }))) throw new AppError('not_found')
          await staff.audit.write({ landlord, account: actor, action: 'incident.read', target: id, detail: 'preview' })
          const done = await product.incidents.preview({ landlord, id, act: body, actor, at: product.clock() })
          if (!done.ok) return refuse(done)
          const { kind, language, html, text } = done
          return { kind, language, html, text }
        },
      },
    }),
  ]
}

function refuse(refused: Extract<Acted | Previewed, { ok: false }>): never {
  if (refused.reason === 'not_found') throw new AppError('not_found')
  if (refused.reason === 'conflict') throw new AppError('conflict')
  throw new AppError('conflict', {
    reason: refused.reason,
    ...('missing' in refused ? { missing: refused.missing.join(' ') } : {}),
  })
}
