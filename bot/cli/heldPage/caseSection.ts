/** One case on the page. */
import type { OpenedCase } from '../../../services/access/openCase.ts'
import { codeWord } from '../codeWord.ts'
import { type Html, html, NOTHING } from '../html.ts'
import { day, facts, languageName, lettersRead, moment, say, sentWith, table } from './parts.ts'

export const caseTitle = ({ reference, kind }: OpenedCase): string =>
  say('case', { reference, kind: codeWord({ of: 'kinds', code: kind }) })

export function caseBody(one: OpenedCase): Html {
  const answers = Object.entries(one.answers).filter(([, value]) => value !== null && value !== undefined)
  return html`${facts([
    [say('type'), codeWord({ of: 'types', code: one.type })],
    [say('received'), moment(one.receivedAt)],
    [say('status'), codeWord({ of: 'statuses', code: one.status })],
    [say('channel'), codeWord({ of: 'channels', code: one.channel })],
    [say('language'), languageName(one.language)],
    [say('team'), one.team],
    [say('rules'), one.rules],
    ...(one.hazard ? [[say('hazard'), codeWord({ of: 'hazards', code: one.hazard })] as [string, string]] : []),
    ...(one.reviewOn ? [[say('review'), day(one.reviewOn)] as [string, string]] : []),
    ...one.links.map(({ reference, why }): [string, string] => [codeWord({ of: 'linkReasons', code: why }), reference]),
  ])}
<h3>${say('answers')}</h3>
${answers.length === 0 ? html`<p>${say('none')}</p>` : facts(answers.map(([name, value]) => [codeWord({ of: 'fields', code: name }), inWords(value)]))}
${table({
  caption: say('clocks'),
  heads: [say('clock'), say('due'), say('source')],
  rows: one.clocks.map(({ name, dueDate, waitsFor, source }) => [
    codeWord({ of: 'clocks', code: name }),
    dueDate ??
      (waitsFor ? say('waits_for', { event: codeWord({ of: 'clockEvents', code: waitsFor }) }) : say('no_date')),
    source,
  ]),
})}
${table({
  caption: say('history'),
  heads: [say('when'), say('who'), say('what')],
  rows: one.history.map(({ at, by, what, detail, note }) => [
    moment(at),
    codeWord({ of: 'authors', code: by }),
    [eventWords({ what, detail }), note === null ? '' : noteWords(note)].filter(Boolean).join(': '),
  ]),
})}${sentWith(one.files)}
${Object.keys(one.ratings).length === 0 ? NOTHING : html`<h3>${say('ratings')}</h3>${facts(Object.entries(one.ratings).map(([name, score]) => [codeWord({ of: 'ratings', code: name }), String(score)]))}`}
${lettersRead(one.letters)}`
}

function eventWords({ what, detail }: { what: string; detail: string }): string {
  const of = what === 'status' ? 'statuses' : what === 'clock_started' ? 'clocks' : 'fields'
  const said = codeWord({ of: 'case.events', code: what, params: { detail: codeWord({ of, code: detail }) } })
  return said.trim()
}

/** An acknowledgement is two texts in one note. */
function noteWords(note: string): string {
  try {
    const { understanding, outcomes } = JSON.parse(note) as Record<string, unknown>
    return [understanding, outcomes].filter((text) => typeof text === 'string').join(' / ') || note
  } catch {
    return note
  }
}

function inWords(value: unknown): string {
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
