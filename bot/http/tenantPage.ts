/** Renders the tenant page: the whole frame around the official Web Chat client, useful even before and without any script. */
import type { PageBoot } from '../pages/tenant/pageBoot.ts'
import { type Html, html, jsonForScript, trusted } from './html.ts'
import { pageColours } from './pageColours.ts'
import { type PageText, tenantPageBody } from './tenantPageBody.ts'
import { tenantPageHeaders } from './tenantPageHeaders.ts'
import { exitTo, type TenantPage } from './tenantPageModel.ts'

export function renderTenantPage(page: TenantPage): { html: string; headers: Record<string, string> } {
  const { landlord, nonce, embed } = page
  return {
    html: documentOf(page).html,
    headers: tenantPageHeaders({ nonce, embed, embedOrigins: landlord.embedOrigins }),
  }
}

function documentOf(page: TenantPage): Html {
  const { landlord, nonce, assets, embed } = page
  const direction = page.languages.find(({ code }) => code === page.language)?.dir ?? 'ltr'
  const files = assets.manifest.pages.tenant!
  const colours = pageColours(landlord.colours)
  // The module stands before the bundle: its requests are on their way while the bundle is still being read.
  return html`<!doctype html>
<html lang="${page.language}" dir="${direction}"${embed ? trusted(' data-embed') : ''}>
<head>
<meta charset="utf-8">
<title>${landlord.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="theme-color" content="${colours.primary}">
<link rel="icon" href="data:,">
${files.css.map((href) => html`<link rel="stylesheet" href="${href}" nonce="${nonce}">`)}
<style nonce="${nonce}">:root{--primary:${colours.primary};--on-primary:${colours.onPrimary};--accent:${colours.accent}}</style>
<script type="application/json" id="boot">${jsonForScript(bootOf({ page, colours }))}</script>
<script type="module" src="${files.js}" nonce="${nonce}"></script>
<script defer src="${assets.manifest.webChat}" nonce="${nonce}" id="web-chat-bundle"></script>
</head>
${tenantPageBody({ page, text: textOf(page) })}
</html>
`
}

function bootOf({ page, colours }: { page: TenantPage; colours: PageBoot['colours'] }): PageBoot {
  return {
    landlord: { slug: page.landlord.slug, name: page.landlord.name },
    language: page.language,
    languages: page.languages,
    strings: page.strings,
    stringsAt: page.assets.manifest.strings,
    colours,
    exitTo: exitTo(page),
    embed: page.embed,
  }
}

/** A text that knows its key, so that the page can say it in another language later. */
function textOf({ strings, landlord }: TenantPage): PageText {
  return (key) => {
    const found = key.split('.').reduce<unknown>((group, name) => (group as Record<string, unknown>)[name], strings)
    if (typeof found !== 'string') throw new Error(`No page text ${key}`)
    return found.replaceAll('{{name}}', () => landlord.name)
  }
}
