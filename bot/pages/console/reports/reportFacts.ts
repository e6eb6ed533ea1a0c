/** The facts of a report beside its words: who has it, how it came, why it counts as serious, how far the work is. */
import { label, languageName, moment, say } from '../words.ts'
import type { Report } from './reportAnswer.ts'

export function reportFacts(report: Report): [string, string | null][] {
  const { state, status, severity, owner, team, channel, language, receivedAt, profile } = report
  const reasons = state.reasons.map((reason) => label('report.reasons', reason)).join(', ')
  return [
    [say('report.status'), label('report.statuses', status)],
    [say('report.severity'), label('report.severities', severity)],
    [say('report.why'), severity === 'serious' && reasons !== '' ? reasons : null],
    [say('report.received'), moment(receivedAt)],
    [say('report.channel'), label('report.channels', channel)],
    [say('report.language'), languageName(language)],
    [say('report.owner'), owner ?? say('report.nobody')],
    [say('report.team'), team],
    [say('report.firstContact'), state.firstContactAt && moment(state.firstContactAt)],
    [say('report.plan'), label('report.plans', state.plan)],
    [
      say('report.satisfaction'),
      state.satisfaction === 'not_asked' ? null : label('report.satisfactions', state.satisfaction),
    ],
    [say('report.code'), label('report.codes', state.hasReceipt ? 'yes' : 'no')],
    [
      say('report.aboutStaff'),
      state.aboutStaff === 'no' && state.picked === 'not_yet' ? null : label('report.picks', state.picked),
    ],
    [say('report.profile'), profile],
  ]
}
