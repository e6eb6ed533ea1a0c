/** A letter as one page that fetches nothing and runs nothing, for screen readers, screens and A4. */
import { readFileSync } from 'node:fs'
import { directed } from './directed.ts'
import { type Html, html } from './html.ts'
import type { Block, Cell, LetterDocument, Line, Piece } from './letterDocument.ts'

export type Look = { colours: { primary: string; on_primary: string }; largePrint: boolean }

const css = readFileSync(new URL('letter.css', import.meta.url), 'utf8')

/** Phone numbers and references, but not addresses, stay on one line. */
const LONGEST_WHOLE = 16

export function renderHtml({ document, look }: { document: LetterDocument; look: Look }): string {
  const { language, reference, banner, from, to, about, title, greeting, opening, sections, close } = document
  return html`<!doctype html>
<html lang="${language.code}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'">
<title>${plain(title)} ${reference}</title>
<style>${style({ reference, look })}</style>
</head>
<body>
${banner === null ? '' : html`<p class="banner" dir="auto">${banner}</p>`}
<header><p class="landlord"><bdi>${from.name}</bdi></p>${from.lines.map((line) => html`<p>${inline(line)}</p>`)}</header>
<main>
${to.name === null && to.address === null ? '' : html`<div class="to">${[to.name, to.address].map((part) => (part === null ? '' : html`<p class="words" dir="auto">${inline(directed(part))}</p>`))}</div>`}
${facts(about)}
<h1>${inline(title)}</h1>
<p>${inline(greeting)}</p>
${opening.map((one) => block(one))}
${sections.map(({ heading, blocks }) => html`<section><h2>${inline(heading)}</h2>${blocks.map((one) => block(one))}</section>\n`)}
<div class="close">${close.map((line) => html`<p>${inline(line)}</p>`)}</div>
</main>
</body>
</html>
`.html
}

/** Reference and page number stand at the foot of each printed page. Colours and reference passed a schema: nothing can end the style early. */
const style = ({ reference, look: { colours, largePrint } }: { reference: string; look: Look }): Html => ({
  // 18 points is the least that we call large print.
  html: `:root{--size:${largePrint ? 18 : 12}pt;--primary:${colours.primary};--on-primary:${colours.on_primary}}
@page{size:A4;margin:18mm 20mm 22mm;@bottom-center{content:"${reference}\\2003 " counter(page) " / " counter(pages);font:${largePrint ? 18 : 11}pt Letter,sans-serif}}
${css}`,
})

const plain = (line: Line): string => line.map((piece) => (typeof piece === 'string' ? piece : '')).join('')

const inline = (line: Line): Html[] => line.map(piece)

function piece(one: Piece): Html {
  if (typeof one === 'string') return html`${one}`
  if ('name' in one) return html`<bdi>${one.name}</bdi>`
  // A day in words runs as its language does, so it finds its own direction.
  if ('date' in one) return html`<time datetime="${one.date}"><bdi>${one.said}</bdi></time>`
  const text =
    one.ltr.length <= LONGEST_WHOLE
      ? html`<bdi dir="ltr" class="whole">${one.ltr}</bdi>`
      : html`<bdi dir="ltr">${one.ltr}</bdi>`
  return one.href ? html`<a href="${one.href}">${text}</a>` : text
}

const said = (text: string): Html[] =>
  text.split(/\n\s*\n/).map((part) => html`<p class="words" dir="auto">${inline(directed(part))}</p>`)

const cell = ({ line, words }: Cell): Html =>
  html`${line ? (words === undefined ? inline(line) : html`<p class="kind">${inline(line)}</p>`) : ''}${words === undefined ? '' : said(words)}`

const facts = (rows: readonly { name: Line; value: Cell }[]): Html =>
  html`<dl>${rows.map(({ name, value }) => html`<div><dt>${inline(name)}</dt><dd>${cell(value)}</dd></div>`)}</dl>`

function block(one: Block): Html {
  switch (one.is) {
    case 'paragraph':
      return html`<p>${inline(one.line)}</p>`
    case 'words':
      return html`<div class="said">${said(one.words)}</div>`
    case 'list':
      return html`<ul>${one.items.map((item) => html`<li>${cell(item)}</li>`)}</ul>`
    case 'facts':
      return facts(one.rows)
    case 'table':
      return html`<table><thead><tr>${one.heads.map((head) => html`<th scope="col">${inline(head)}</th>`)}</tr></thead>
<tbody>${one.rows.map((row) => html`<tr>${row.map((value) => html`<td>${cell(value)}</td>`)}</tr>`)}</tbody></table>`
    case 'part':
      return html`<h3>${inline(one.heading)}</h3>${one.blocks.map((inner) => block(inner))}`
    case 'ticks':
      return html`<ul class="ticks">${one.choices.map((choice) => html`<li>${inline(choice)}</li>`)}</ul>`
    case 'blanks':
      return html`<ul class="blanks">${one.names.map((name) => html`<li>${inline(name)}</li>`)}</ul>`
  }
}
