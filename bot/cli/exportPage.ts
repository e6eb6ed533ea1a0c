/** The readable page of an access request: one page with what was sent beside it, no script, nothing fetched, in headings and tables that a screen reader can walk. */

import { readFileSync } from 'node:fs'
import { DateTime } from 'luxon'
import type { Held } from '../../services/access/heldAbout.ts'
import type { OpenedCase } from '../../services/access/openCase.ts'
import type { OpenedConversation } from '../../services/access/openConversation.ts'
import type { SavedFile } from '../../services/attachments/savedName.ts'
import { ZONE } from '../../services/cases/deadlines.ts'
import { codeWord } from './codeWord.ts'
import { type Html, html, NOTHING } from './html.ts'
import { sayLine } from './sayLine.ts'

const style: Html = { html: readFileSync(new URL('exportPage.css', import.meta.url), 'utf8') }

const say = (key: string, params: Record<string, string | number> = {}): string =>
  sayLine({ key: `page_${key}`, params })
const moment = (at: Date): string =>
  DateTime.fromJSDate(at, { zone: ZONE }).setLocale('en-GB').toFormat('d LLLL yyyy, HH:mm')
const day = (at: Date): string => DateTime.fromJSDate(at, { zone: ZONE }).setLocale('en-GB').toFormat('d LLLL yyyy')
const languages = new Intl.DisplayNames('en', { type: 'language' })
const languageName = (code: string): string => {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}

export function exportPage({ held, landlord, by, at }: { held: Held; landlord: string; by: string; at: Date }): string {
  const { conversations, cases } = held
  const title = say('title', { landlord })
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${say('made', { at: moment(at), by })}</p>
<nav aria-labelledby="contents"><h2 id="contents">${say('contents')}</h2>
<ul>${cases.map((one, n) => html`<li><a href="#case-${n}">${caseTitle(one)}</a></li>`)}
${conversations.map((one, n) => html`<li><a href="#talk-${n}">${talkTitle(one)}</a></li>`)}</ul></nav>
${cases.map((one, n) => html`<section aria-labelledby="case-${n}"><h2 id="case-${n}">${caseTitle(one)}</h2>${caseBody(one)}</section>`)}
${conversations.map((one, n) => html`<section aria-labelledby="talk-${n}"><h2 id="talk-${n}">${talkTitle(one)}</h2>${talkBody(one)}</section>`)}
</main>
</body>
</html>
`.html
}

const caseTitle = ({ reference, kind }: OpenedCase): string =>
  say('case', { reference, kind: codeWord({ of: 'kinds', code: kind }) })

const talkTitle = ({ channel, startedAt }: OpenedConversation): string =>
  say('talk', { channel: codeWord({ of: 'channels', code: channel }), day: day(startedAt) })

function facts(list: [string, string][]): Html {
  return html`<dl>${list.map(([name, value]) => html`<dt>${name}</dt><dd dir="auto">${value}</dd>`)}</dl>`
}

/** A heading and a table, or nothing where there are no rows. */
function table({ caption, heads, rows }: { caption: string; heads: string[]; rows: (string | Html)[][] }): Html {
  if (rows.length === 0) return NOTHING
  return html`<div class="wide" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td dir="auto">${cell}</td>`)}</tr>`)}</tbody></table></div>`
}

function caseBody(one: OpenedCase): Html {
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
${one.letters.map(({ at, kind, text }) => html`<h3>${say('letter', { kind: codeWord({ of: 'letters.kinds', code: kind }), day: day(at) })}</h3><pre dir="auto">${text}</pre>`)}`
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

/** Links that open what lies beside this page; nothing is asked for anywhere else. */
const sentWith = (files: SavedFile[]): Html | typeof NOTHING =>
  files.length === 0
    ? NOTHING
    : html`<p class="who">${say('files')} ${files.map(({ name, saved }) => html`<a href="${saved}">${saved}</a> (<bdi>${name}</bdi>) `)}</p>`

function talkBody(one: OpenedConversation): Html {
  return html`${facts([
    [say('language'), languageName(one.language)],
    [say('last_message'), moment(one.lastInboundAt)],
    ...(one.address ? [[say('address'), one.address] as [string, string]] : []),
    ...(one.reach
      ? [
          [say('reach'), [codeWord({ of: 'reaches', code: one.reach.way }), one.reach.to ?? ''].join(' ')] as [
            string,
            string,
          ],
        ]
      : []),
  ])}
<h3>${say('said')}</h3>
<ol>${one.said.map(
    ({ at, author, name, language, text, withheld, choices, attachments, files }) => html`<li><p class="who">${[
      codeWord({ of: 'authors', code: author }),
      ...(name ? [name] : []),
      moment(at),
    ].join(', ')}</p>
<p class="words" dir="auto"${language ? html` lang="${language}"` : NOTHING}>${text ?? say(withheld ? 'withheld' : 'destroyed')}</p>${
      choices.length > 0 ? html`<p class="who">${say('offered', { choices: choices.join(' | ') })}</p>` : NOTHING
    }${attachments > 0 ? html`<p class="who">${say('attachments', { count: attachments })}</p>` : NOTHING}${sentWith(files)}</li>`,
  )}</ol>
${table({
  caption: say('notes'),
  heads: [say('when'), say('words')],
  rows: one.notes.map(({ at, text }) => [moment(at), text ?? say('destroyed')]),
})}
${table({
  caption: say('texts'),
  heads: [say('when'), say('kind'), say('state'), say('words')],
  rows: one.texts.map(({ at, kind, state, body }) => [
    moment(at),
    sayLine({ key: `page_send_${kind}` }),
    codeWord({ of: 'texts', code: state }),
    body ?? say('as_above'),
  ]),
})}
${table({
  caption: say('choices'),
  heads: [say('when'), say('wording'), say('answer')],
  rows: one.dissatisfaction.flatMap(({ offers }) =>
    offers.map(({ at, wording, answer }) => [moment(at), wording, codeWord({ of: 'choice', code: answer ?? 'none' })]),
  ),
})}`
}
