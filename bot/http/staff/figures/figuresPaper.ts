/** Figures on paper, a table for each part, in the words of `heard report`. */
import { languageOf } from '../../../../locales/languages.ts'
import type { Landlord } from '../../../../services/landlords/profile.ts'
import type { Section } from '../../../../services/letters/letterDocument.ts'
import { renderHtml } from '../../../../services/letters/renderHtml.ts'
import { type Figure, SECTIONS } from '../../../../services/reports/figure.ts'
import type { Span } from '../../../../services/reports/toldFigures.ts'
import { ALL_TEAMS } from '../../../../services/reports/wrapUpFigures.ts'
import { codeWord } from '../../../cli/codeWord.ts'
import { sayLine } from '../../../cli/sayLine.ts'
import { shownAs } from '../../../cli/shownAs.ts'

export function figuresPaper({
  figures,
  landlord,
  team,
  span: { period },
  now,
}: {
  figures: readonly Figure[]
  landlord: Landlord
  team: string | undefined
  span: Span
  now: Date
}): string {
  const { from, to } = period
  const { main } = landlord.operations.phones
  const of = landlord.operations.teams.find(({ id }) => id === team)?.name
  const params = { landlord: landlord.name, from, to, at: now.toISOString() }
  return renderHtml({
    document: {
      language: languageOf('en'),
      reference: `${from} ${to}`,
      banner: landlord.banner ?? null,
      from: { name: landlord.name, lines: [[{ ltr: main.number, href: `tel:${main.e164}` }]] },
      to: { name: null, address: null },
      about: [],
      title: [of ? `${of}, ${from} to ${to}` : `${from} to ${to}`],
      greeting: [sayLine({ key: 'report_title', params })],
      opening: [],
      sections: SECTIONS.flatMap((section) => sectionOf({ section, figures: figures.filter(isOnPaper(team)) })),
      close: [],
    },
    look: { colours: landlord.operations.colours, largePrint: false },
  })
}

/** Month by month of every team is for a table that can be sorted: on paper it is all teams together, or the one that was asked for. */
const isOnPaper =
  (team: string | undefined) =>
  ({ section, name }: Figure): boolean =>
    section !== 'wrap_ups' || name[1] === (team ?? ALL_TEAMS)

function sectionOf({ section, figures }: { section: Figure['section']; figures: readonly Figure[] }): Section[] {
  const own = figures.filter((one) => one.section === section)
  if (own.length === 0) return []
  const heads = ['paper_what', 'paper_count'].map((key) => [sayLine({ key })])
  const rows = own.map(({ name, count }) => [
    { line: [name.map((code) => codeWord({ of: section, code })).join(', ')] },
    { line: [shownAs({ section, count })] },
  ])
  return [{ heading: [sayLine({ key: `report_section_${section}` })], blocks: [{ is: 'table', heads, rows }] }]
}
