/** The tenant page served with the Direct Line stand-in behind it, as a landlord's tenants would open it. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAssets } from '../../bot/http/assets.ts'
import { embedScript } from '../../bot/http/embed.ts'
import { renderTenantPage } from '../../bot/http/tenantPage.ts'
import type { TenantPage } from '../../bot/http/tenantPageModel.ts'
import { buildPages } from '../../bot/pages/build.ts'
import type { PageLanguage, PageStrings } from '../../bot/pages/tenant/pageBoot.ts'
import { type DirectLineStandIn, startDirectLineStandIn } from './directLineStandIn.ts'

export const LANGUAGES: PageLanguage[] = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'cy', name: 'Cymraeg', dir: 'ltr' },
  { code: 'pl', name: 'Polski', dir: 'ltr' },
  { code: 'ur', name: 'اردو', dir: 'rtl' },
]
export const LANDLORD: TenantPage['landlord'] = {
  slug: 'lumen',
  name: 'Lumen Homes',
  colours: { primary: '#1d3f72', onPrimary: '#ffffff' },
  phones: { main: '01632 960001', outOfHours: '01632 960002', sms: '07700 900123' },
  banner: 'fictional',
  embedOrigins: [],
}
export const EMERGENCY: TenantPage['emergency'] = {
  danger: '999',
  gas: '0800 111 999',
  more: [
    { id: '101', number: '101', by: 'phone' },
    { id: 'shout', number: '85258', by: 'text' },
  ],
}
const GREETINGS: Record<string, string> = {
  en: 'Hello. What do you need?',
  ur: 'السلام علیکم۔ آپ کو کیا چاہیے؟',
  pl: 'Dzień dobry. W czym pomóc?',
}

export function pageStrings(language: string): PageStrings {
  return JSON.parse(readFileSync(new URL(`../../locales/${language}/page.json`, import.meta.url), 'utf8'))
}

export type TenantSite = { line: DirectLineStandIn; landlordSite: string; close: () => Promise<void> }

export async function startTenantSite(): Promise<TenantSite> {
  const { dir } = await buildPages({ outDir: join(import.meta.dirname, '../../.heard/pages'), log: { info: () => {} } })
  const assets = createAssets({ dir })
  const landlord = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(
      `<!doctype html><html lang="en"><title>Homes</title><h1>Homes</h1><script src="${line.origin}/embed.js" data-landlord="lumen"></script>`,
    )
  })
  await new Promise<void>((resolve) => landlord.listen(0, '127.0.0.1', resolve))
  const landlordSite = `http://127.0.0.1:${(landlord.address() as AddressInfo).port}`

  const line = await startDirectLineStandIn({
    greet: (locale) => ({
      type: 'message',
      text: GREETINGS[locale] ?? GREETINGS.en!,
      suggestedActions: {
        to: [],
        actions: ['1', '2'].map((value) => ({ type: 'imBack', title: `Answer ${value}`, value })),
      },
    }),
    serve: ({ path, query, acceptEncoding, origin }) => {
      if (path === '/weather') {
        return {
          status: 200,
          headers: { 'Content-Type': 'text/html' },
          body: '<!doctype html><title>Weather</title><h1>Weather</h1>',
        }
      }
      if (path === '/embed.js') return embedScript({ assets, acceptEncoding })
      if (path !== '/') return assets.read(path, acceptEncoding)
      const language = query.get('lang') ?? 'en'
      const { html, headers } = renderTenantPage({
        landlord: { ...LANDLORD, embedOrigins: [landlordSite] },
        language,
        languages: LANGUAGES,
        strings: pageStrings(language),
        emergency: EMERGENCY,
        nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'),
        assets,
        embed: query.has('embed'),
        exitTo: `${origin}/weather`,
      })
      return { status: 200, headers, body: html }
    },
  })
  const close = async () => {
    landlord.closeAllConnections()
    await Promise.all([line.close(), new Promise((resolve) => landlord.close(resolve))])
  }
  return { line, landlordSite, close }
}
