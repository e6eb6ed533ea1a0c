/** The tenant page as the server writes it: its headers, its words, and that nobody's text can become part of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Assets, createAssets } from '../../bot/http/assets.ts'
import { contrast, pageColours } from '../../bot/http/pageColours.ts'
import { renderTenantPage } from '../../bot/http/tenantPage.ts'
import type { TenantPage } from '../../bot/http/tenantPageModel.ts'
import { EMERGENCY, LANDLORD, LANGUAGES, pageStrings } from '../support/tenantSite.ts'

const manifest = {
  pages: { tenant: { js: '/assets/tenant-1.js', css: ['/assets/tenant-1.css'] } },
  webChat: '/assets/webchat-1.js',
  strings: { en: '/assets/strings-en-1.json' },
}
const assets: Assets = { manifest, read: () => ({ status: 404, headers: {}, body: Buffer.alloc(0) }) }

function render(changes: Partial<TenantPage> = {}) {
  return renderTenantPage({
    landlord: LANDLORD,
    language: 'en',
    languages: LANGUAGES,
    strings: pageStrings('en'),
    emergency: EMERGENCY,
    nonce: 'bm9uY2U=',
    assets,
    embed: false,
    ...changes,
  })
}

describe('headers', () => {
  test('a browser may load nothing from elsewhere, keep nothing, and tell nobody', () => {
    const { 'Permissions-Policy': powers, ...headers } = render().headers
    expect(powers).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)
    expect(headers).toEqual({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; script-src 'nonce-bm9uY2U=' 'strict-dynamic'; " +
        "style-src 'nonce-bm9uY2U=' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; " +
        "connect-src 'self' blob:; img-src 'self' blob: data:; font-src 'self'; " +
        "base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
      'Cross-Origin-Opener-Policy': 'same-origin',
    })
  })

  test("only the landlord's own sites may put the page in a frame", () => {
    const landlord = { ...LANDLORD, embedOrigins: ['https://homes.example', 'https://www.homes.example'] }
    const { headers } = render({ landlord, embed: true })
    expect(headers['Content-Security-Policy']).toMatch(
      /frame-ancestors https:\/\/homes\.example https:\/\/www\.homes\.example$/,
    )
    expect(headers).not.toHaveProperty('Cross-Origin-Opener-Policy')
  })

  test.each(['https://*.example', 'https://homes.example/path', "https://a.example; script-src 'unsafe-inline'", '*'])(
    'a profile that names %s as its site is refused',
    (origin) => {
      expect(() => render({ landlord: { ...LANDLORD, embedOrigins: [origin] } })).toThrow()
    },
  )
})

describe('words', () => {
  test.each(LANGUAGES)('the page is whole in $name', ({ code, dir }) => {
    const { html } = render({ language: code, strings: pageStrings(code) })
    expect(html).toContain(`<html lang="${code}" dir="${dir}">`)
    expect(html).toContain('<title>Lumen Homes</title>')
    expect(html.replace(/<script[\s\S]*?<\/script>/g, '')).not.toMatch(/\{\{|undefined/)
    for (const number of [
      'tel:999',
      'tel:0800111999',
      'tel:01632960001',
      'tel:01632960002',
      'sms:07700900123',
      'sms:85258',
    ]) {
      expect(html).toContain(`href="${number}"`)
    }
    for (const { name } of LANGUAGES) expect(html).toContain(`>${name}</a>`)
  })

  test.each(LANGUAGES)('$name has every text and every placeholder that English has', ({ code }) => {
    expect(shape(pageStrings(code))).toEqual(shape(pageStrings('en')))
  })

  test('a landlord that is real has no banner saying otherwise', () => {
    expect(render().html).toContain('is not a real landlord')
    expect(
      render({ landlord: { ...LANDLORD, banner: null } }).html.replace(/<script[\s\S]*?<\/script>/g, ''),
    ).not.toContain('is not a real landlord')
  })

  test.each([
    '</script><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{landlord.phone}} $t(secret)',
    '$& $1 $$',
  ])('a landlord named %s stays text', (name) => {
    const { html } = render({ landlord: { ...LANDLORD, name } })
    expect(html.match(/<script/g)).toHaveLength(3)
    expect(html).not.toContain('<img')
    expect(JSON.parse(html.match(/id="boot">(.*?)<\/script>/)![1]!).landlord.name).toBe(name)
    expect(html).toContain(`<title>${name.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)}</title>`)
    expect(html.match(/data-text="page.privacy">([^<]*)</)![1]).toContain(
      name.includes('<') ? '&#60;' : name.replaceAll('&', '&#38;'),
    )
  })
})

describe('colours', () => {
  test.each([
    ['#ffdd00', '#ffffff'],
    ['#1d3f72', '#1d3f72'],
    ['#777777', '#888888'],
    ['#00ff00', '#ffffff'],
  ])('%s with %s on it becomes readable', (primary, onPrimary) => {
    const colours = pageColours({ primary, onPrimary })
    expect(contrast(colours.onPrimary, colours.primary)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours.accent, '#ffffff')).toBeGreaterThanOrEqual(4.5)
  })

  test('readable colours are left as the landlord chose them', () => {
    expect(pageColours(LANDLORD.colours)).toEqual({ primary: '#1d3f72', onPrimary: '#ffffff', accent: '#1d3f72' })
  })

  test('a colour that is not a colour is refused', () => {
    expect(() => pageColours({ primary: 'red;}body{display:none', onPrimary: '#ffffff' })).toThrow()
  })
})

describe('files', () => {
  let dir: string
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'pages-'))
    writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest))
    writeFileSync(join(dir, 'tenant-1.js'), 'hello()')
    writeFileSync(join(dir, 'tenant-1.js.gz'), gzipSync('hello()'))
    writeFileSync(join(dir, 'tenant-1.js.br'), 'brotli')
  })
  afterAll(() => rmSync(dir, { recursive: true }))

  test.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', undefined],
    [undefined, undefined],
  ])('a browser that accepts %s gets %s', (acceptEncoding, encoding) => {
    const { status, headers, body } = createAssets({ dir }).read('/assets/tenant-1.js', acceptEncoding)
    expect(status).toBe(200)
    expect(headers['Content-Encoding']).toBe(encoding)
    expect(headers).toMatchObject({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
    })
    expect(encoding === 'gzip' ? gunzipSync(body).toString() : body.toString()).toBe(
      encoding === 'br' ? 'brotli' : 'hello()',
    )
  })

  test.each([
    '/assets/../manifest.json',
    '/assets/%2e%2e/tenant-1.js',
    '/assets/manifest.json',
    '/assets/',
    '/assets/tenant-1.js.gz',
    '/etc/passwd',
    '__proto__',
  ])('%s is not there', (path) => {
    expect(createAssets({ dir }).read(path, 'gzip').status).toBe(404)
  })
})

function shape(value: unknown): unknown {
  if (typeof value === 'string')
    return [...value.matchAll(/\{\{\w+\}\}|\$\d|\[RETRY\]/g)].map(([found]) => found).sort()
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, shape(inner)]))
}
