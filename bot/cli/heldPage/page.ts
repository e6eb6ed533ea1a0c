/** The readable page of an access request: one page with what was sent beside it, no script, nothing fetched, in headings and tables that a screen reader can walk. */
import { readFileSync } from 'node:fs'
import type { Held } from '../../../services/access/heldAbout.ts'
import { type Html, html } from '../html.ts'
import { caseBody, caseTitle } from './caseSection.ts'
import { incidentBody, incidentTitle } from './incidentSection.ts'
import { moment, say } from './parts.ts'
import { talkBody, talkTitle } from './talkSection.ts'

const style: Html = { html: readFileSync(new URL('page.css', import.meta.url), 'utf8') }

export function heldPage({ held, landlord, by, at }: { held: Held; landlord: string; by: string; at: Date }): string {
  const sections = [
    ...held.cases.map((one, n) => ({ id: `case-${n}`, title: caseTitle(one), body: caseBody(one) })),
    ...held.conversations.map((one, n) => ({ id: `talk-${n}`, title: talkTitle(one), body: talkBody(one) })),
    ...held.incidents.map((one, n) => ({ id: `incident-${n}`, title: incidentTitle(one), body: incidentBody(one) })),
  ]
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
<ul>${sections.map(({ id, title: of }) => html`<li><a href="#${id}">${of}</a></li>`)}</ul></nav>
${sections.map(({ id, title: of, body }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${of}</h2>${body}</section>`)}
</main>
</body>
</html>
`.html
}
