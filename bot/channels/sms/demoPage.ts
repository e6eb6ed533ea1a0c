/** The demonstration phone: a page on which anyone can text the product from an invented number and read the answers. */

import { readFileSync } from 'node:fs'
import type smsDemo from '../../../locales/en/smsDemo.json'

/** Sentences with {{placeholders}} are given as they stand in the locale file; the page fills them in. */
export type SmsDemoStrings = typeof smsDemo

export type SmsDemoPage = {
  strings: SmsDemoStrings
  language: string
  direction: 'ltr' | 'rtl'
  nonce: string
  /** Invented senders, E.164, from the range kept free for drama. */
  numbers: string[]
  /** Who can be texted: each landlord's number. */
  landlords: { name: string; number: string }[]
  /** Where `demoApi` is mounted, on this origin. */
  apiPath: string
}

const SCRIPT = readFileSync(new URL('./demoScript.js', import.meta.url), 'utf8')
const STYLE = readFileSync(new URL('./demoStyle.css', import.meta.url), 'utf8')

/** Ofcom's numbers for drama, so that no demonstration ever holds somebody's number. */
export const DEMO_NUMBERS = ['+447700900123', '+447700900456', '+447700900789']

export function renderSmsDemo(page: SmsDemoPage): { html: string; headers: Record<string, string> } {
  const { strings, language, direction, nonce, numbers, landlords, apiPath } = page
  const html = `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(strings.title)}</title>
<link rel="icon" href="data:,">
<style nonce="${escapeHtml(nonce)}">${STYLE}</style>
</head>
<body>
<main id="phone" data-api="${escapeHtml(apiPath)}" data-strings="${escapeHtml(JSON.stringify(strings))}">
<h1>${escapeHtml(strings.heading)}</h1>
<p class="notice">${escapeHtml(strings.notice)}</p>
<noscript><p class="notice">${escapeHtml(strings.needsScript)}</p></noscript>
<div class="people">
<label>${escapeHtml(strings.from)}
<select id="from" dir="ltr">${numbers.map((number) => option({ value: number, label: shown(number) })).join('')}</select></label>
<label>${escapeHtml(strings.to)}
<select id="to">${landlords.map(({ name, number }) => option({ value: number, label: name })).join('')}</select></label>
</div>
<div id="log" role="log" tabindex="0" aria-label="${escapeHtml(strings.thread)}"><ol id="texts"></ol></div>
<p id="empty">${escapeHtml(strings.empty)}</p>
<form id="write">
<label for="body">${escapeHtml(strings.write)}</label>
<textarea id="body" rows="3" maxlength="1600" dir="auto" autocomplete="off" required></textarea>
<button>${escapeHtml(strings.send)}</button>
</form>
<p id="status" role="status"></p>
</main>
<script nonce="${escapeHtml(nonce)}">${SCRIPT}</script>
</body>
</html>
`
  return { html, headers: headersFor(nonce) }
}

function headersFor(nonce: string) {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}

function option({ value, label }: { value: string; label: string }) {
  return `<option value="${escapeHtml(value)}">${escapeHtml(label)}</option>`
}

// As people in the UK write a mobile number.
function shown(number: string) {
  return number.replace(/^\+44(\d{4})(\d{6})$/, '0$1 $2')
}

const SAFE: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (sign) => SAFE[sign] ?? sign)
}
