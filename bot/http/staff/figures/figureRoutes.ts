/** Figures of a month, a quarter or a year for those who may: the same counts as `heard report`, less what small numbers would tell. */
import { z } from 'zod'
import { AppError } from '../../../../services/errors.ts'
import { FEW, SECTIONS } from '../../../../services/reports/figure.ts'
import { report } from '../../../../services/reports/report.ts'
import { keptBack, readSpan, toldFigures } from '../../../../services/reports/toldFigures.ts'
import { figuresCsv } from '../../../cli/figuresCsv.ts'
import { makeCode } from '../../../cli/reportCode.ts'
import { makeTsm } from '../../../cli/reportTsm.ts'
import { instant, iso, type Me, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { figuresPaper } from './figuresPaper.ts'
import { recordsOf } from './recordsOf.ts'

const asked = z.object({
  of: z
    .string()
    .regex(/^20\d\d(-(0[1-9]|1[0-2]|Q[1-4]))?$/)
    .describe('a month `2027-03`, a quarter `2027-Q1` or a year `2027`'),
  team: z
    .string()
    .max(60)
    .optional()
    .describe('only what this team was given, also one that is no more; without it of all teams'),
})
type Query = z.infer<typeof asked>

const figure = z.object({
  section: z.enum(SECTIONS),
  name: z.array(z.string()).describe('codes, the wider one first'),
  count: z.union([z.number(), z.enum([FEW, 'yes', 'no'])]),
})

const figures = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  over: z.boolean().describe('the period is over'),
  at: instant.describe('what stood on record then'),
  keptBack: z
    .enum(['no_right', 'only_whole_quarters', 'quarter_not_over', 'only_all_teams'])
    .nullable()
    .describe('why nothing is told of hate, abuse and equality; null: it is told'),
  targets: z
    .array(z.object({ id: z.string(), value: z.number(), unit: z.string() }))
    .describe('what the policy aims at'),
  figures: z.array(figure),
})

const pack = z.object({ parts: z.array(z.object({ name: z.enum(['report', 'code', 'tsm']), csv: z.string() })) })
const printed = z.object({ pdf: z.string().describe('base64; printed for this answer and kept nowhere') })

export function figureRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps

  /** Audited before anything is counted. */
  const count = async ({ me, query: { of, team } }: { me: Me; query: Query }) => {
    const { landlord: slug, _id: account } = me.account
    const landlord = product.landlords.bySlug(slug)
    const span = readSpan(of)
    if (!landlord || !span) throw new AppError('bad_request', { reason: 'of' })
    await staff.audit.write({ landlord: slug, account, action: 'figures.read', target: of, detail: team ?? '' })
    const now = product.clock()
    const { targets = [] } = landlord.policy
    const place = { records: recordsOf({ product, staff }), landlord, law: product.law, period: span.period, now }
    const all = await report({ ...place, landlord: slug, team, targets })
    const kept = keptBack({ span, team, now, mayGuarded: me.may('figures.guarded') })
    return { place, span, kept, targets, told: toldFigures({ figures: all, team, kept }) }
  }

  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/figures',
        name: 'staff.figures',
        summary: 'What happened in a month, a quarter or a year, in figures.',
        act: 'figures.read',
        query: asked,
        answer: figures,
        handle: async ({ me, query }) => {
          const { place, span, kept, targets, told } = await count({ me, query })
          const { from, to, end } = span.period
          const aims = targets.flatMap(({ id, value, unit }) =>
            value === undefined ? [] : [{ id, value, unit: unit ?? '' }],
          )
          return { from, to, over: end <= place.now, at: iso(place.now), keptBack: kept, targets: aims, figures: told }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/figures/pack',
        name: 'staff.figuresPack',
        summary: 'The reports of a period as CSV: figures, evidence for the Code, satisfaction measures.',
        act: 'figures.read',
        query: asked.omit({ team: true }),
        answer: pack,
        handle: async ({ me, query }) => {
          const { place, told } = await count({ me, query })
          const [code, tsm] = await Promise.all(
            [makeCode, makeTsm].map((make) => make({ ...place, landlords: product.landlords })),
          )
          // The Code and its measures bind landlords in England only.
          const bound = { code, tsm } as const
          return {
            parts: [
              { name: 'report' as const, csv: figuresCsv(told) },
              ...(['code', 'tsm'] as const).flatMap((name) => {
                const made = bound[name]
                return made?.ok ? [{ name, csv: made.as('csv') }] : []
              }),
            ],
          }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/figures/print',
        name: 'staff.figuresPrint',
        summary: 'The figures of a period as a PDF.',
        act: 'figures.read',
        query: asked,
        answer: printed,
        handle: async ({ me, query }) => {
          const { place, span, told } = await count({ me, query })
          const page = figuresPaper({ ...place, figures: told, team: query.team, span })
          return { pdf: (await product.printer.print(page)).toString('base64') }
        },
      },
    }),
  ]
}
