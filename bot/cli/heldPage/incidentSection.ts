/** One incident of abuse of staff on the page of the person it is about. */
import type { OpenedIncident } from '../../../services/access/openIncident.ts'
import { codeWord } from '../codeWord.ts'
import { type Html, html } from '../html.ts'
import { facts, lettersRead, moment, say, table } from './parts.ts'

const word = (of: string, code: string): string => codeWord({ of: `incident.${of}`, code })

export const incidentTitle = ({ reference }: OpenedIncident): string => say('incident', { reference })

export function incidentBody(one: OpenedIncident): Html {
  const { restriction } = one
  return html`${facts([
    [word('fields', 'kind'), word('kinds', one.kind)],
    [word('fields', 'setting'), word('settings', one.setting)],
    [word('fields', 'on'), one.on],
    [say('received'), moment(one.at)],
    [say('status'), codeWord({ of: 'statuses', code: one.status })],
    ...Object.entries(one.words).map(([name, said]): [string, string] => [word('fields', name), said]),
    ...(restriction
      ? [
          [
            say('restricted'),
            say('from_to', { from: restriction.from, to: restriction.liftedOn ?? restriction.reviewOn }),
          ] as [string, string],
        ]
      : []),
  ])}
${table({
  caption: say('history'),
  heads: [say('when'), say('what')],
  rows: one.history.map(({ at, what, note }) => [
    moment(at),
    [word('events', what), note ?? ''].filter(Boolean).join(': '),
  ]),
})}
${lettersRead(one.letters)}`
}
