/** Makes the officer's view of a report that was opened: names for ids, words for codes, and what is possible now. */
import type { LanguageCode } from '../../../../locales/languages.ts'
import { fileLineOf } from '../../../../services/attachments/keptFile.ts'
import type { OpenedReport } from '../../../../services/hateReports/access.ts'
import { HOWS } from '../../../../services/hateReports/acts.ts'
import { possibleActs } from '../../../../services/hateReports/moves.ts'
import { isSafeWay } from '../../../../services/hateReports/reach.ts'
import { filesIn } from '../../../../services/hateReports/reportFile.ts'
import type { Account, Part } from '../../../../services/hateReports/sealedParts.ts'
import { clockOf } from '../clockView.ts'
import { iso, type StaffDeps } from '../staffRoute.ts'
import type { Asking } from './reader.ts'
import { reportLineOf } from './reportLine.ts'
import type { ReportView } from './reportView.ts'
import { wordedChoices } from './reportWords.ts'

export async function viewReport({
  deps: { product, staff },
  asking: { reader, landlord, at: now },
  report,
  asked,
  language,
}: {
  deps: StaffDeps
  asking: Asking
  report: OpenedReport
  asked: readonly Part[]
  language: LanguageCode
}): Promise<ReportView> {
  const { record, content, state, history, reads, handles, officers } = report
  const names = await staff.accounts.names({ landlord: landlord.slug, ids: peopleOf(report) })
  const person = (id: string) => ({ id, name: names.get(id) ?? id })
  const stands = (partner: string): boolean =>
    record.consents.some((consent) => consent.partner === partner && consent.state === 'yes')
  const worded = wordedChoices({ landlord, law: product.law, language })
  return {
    ...reportLineOf({ line: record, names, now }),
    profile: record.profile,
    team: landlord.operations.teams.find(({ id }) => id === record.team)?.name ?? record.team,
    clocks: record.clocks.flatMap((clock) => (clock.pending ? [] : [clockOf({ clock, names, now })])),
    asked: [...asked],
    account: content.account ? withoutFiles(content.account) : null,
    files: filesIn(report).map(fileLineOf),
    contact: content.contact ? { ...content.contact } : null,
    allegation: content.allegation ? { ...content.allegation } : null,
    state: {
      ...state,
      exports: state.exports.map((one) => ({ ...one, stands: one.ground !== null || stands(one.partner) })),
      proposals: state.proposals.map(({ id, by, at, act }) => ({
        id,
        by: person(by),
        mine: by === reader.id,
        at,
        partner: act.partner,
        parts: act.parts,
        ground: act.ground ?? '',
        reason: act.reason ?? '',
      })),
    },
    consents: record.consents.map(({ partner, state: is, at }) => ({ partner, state: is, at: iso(at) })),
    history: history.map(({ at, by, what, detail, words }) => ({
      at: iso(at),
      by: names.get(by) ?? by,
      what,
      detail: names.get(detail) ?? detail,
      // What opens a file stays here.
      words: words === null || what === 'files' ? null : withNames({ words: words as Record<string, unknown>, names }),
    })),
    reads: reads.map(({ at, by, reason, parts }) => ({ at: iso(at), by: names.get(by) ?? by, reason, parts })),
    possible: handles ? possibleActs({ ...record, state }) : [],
    choices: {
      ...worded,
      officers: officers.map(person).sort((one, other) => one.name.localeCompare(other.name)),
      hows: HOWS.filter((how) => isSafeWay({ state, how })),
      wishes: worded.wishes.filter(({ id }) => state.wishes.some(({ wish }) => wish === id)),
    },
  }
}

const withoutFiles = ({ files: _, ...account }: Account): Record<string, unknown> => account

/** Whoever is named in the words of an act is named as people know them. */
function withNames({ words, names }: { words: Record<string, unknown>; names: Map<string, string> }) {
  const of = (value: unknown): unknown => (typeof value === 'string' ? (names.get(value) ?? value) : value)
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [name, Array.isArray(value) ? value.map(of) : of(value)]),
  )
}

function peopleOf({ record, state, history, reads, officers }: OpenedReport): string[] {
  const said = history.flatMap(({ words }) => {
    const { accounts = [], by = [] } = (words ?? {}) as { accounts?: string[]; by?: string | string[] }
    return [...accounts, ...[by].flat()]
  })
  const details = history.filter(({ what }) => what === 'assign').map(({ detail }) => detail)
  const acted = [...history, ...reads, ...state.proposals].map(({ by }) => by)
  return [...(record.owner ? [record.owner] : []), ...acted, ...details, ...said, ...officers]
}
