/** What the sections of the page are made of: words of the catalogue, times, lists and tables that a screen reader can walk. */
import { DateTime } from 'luxon'
import type { SavedFile } from '../../../services/attachments/savedName.ts'
import { ZONE } from '../../../services/cases/deadlines.ts'
import { codeWord } from '../codeWord.ts'
import { type Html, html, NOTHING } from '../html.ts'
import { sayLine } from '../sayLine.ts'

export const say = (key: string, params: Record<string, string | number> = {}): string =>
  sayLine({ key: `page_${key}`, params })
export const moment = (at: Date): string =>
  DateTime.fromJSDate(at, { zone: ZONE }).setLocale('en-GB').toFormat('d LLLL yyyy, HH:mm')
export const day = (at: Date): string =>
  DateTime.fromJSDate(at, { zone: ZONE }).setLocale('en-GB').toFormat('d LLLL yyyy')
const languages = new Intl.DisplayNames('en', { type: 'language' })
export const languageName = (code: string): string => {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}

export function facts(list: [string, string][]): Html {
  return html`<dl>${list.map(([name, value]) => html`<dt>${name}</dt><dd dir="auto">${value}</dd>`)}</dl>`
}

/** A heading and a table, or nothing where there are no rows. */
export function table({ caption, heads, rows }: { caption: string; heads: string[]; rows: (string | Html)[][] }): Html {
  if (rows.length === 0) return NOTHING
  return html`<div class="wide" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td dir="auto">${cell}</td>`)}</tr>`)}</tbody></table></div>`
}

/** Links that open what lies beside this page; nothing is asked for anywhere else. */
export const sentWith = (files: SavedFile[]): Html | typeof NOTHING =>
  files.length === 0
    ? NOTHING
    : html`<p class="who">${say('files')} ${files.map(({ name, saved }) => html`<a href="${saved}">${saved}</a> (<bdi>${name}</bdi>) `)}</p>`

/** Each as it was written. */
export const lettersRead = (letters: { at: Date; kind: string; text: string }[]): Html[] =>
  letters.map(
    ({ at, kind, text }) =>
      html`<h3>${say('letter', { kind: codeWord({ of: 'letters.kinds', code: kind }), day: day(at) })}</h3><pre dir="auto">${text}</pre>`,
  )
