/** GET /staff: the frame of the staff console; everything in it is drawn by the console's own script. */
import { catalogue } from '../../../locales/index.ts'
import { type LanguageCode, languageOf } from '../../../locales/languages.ts'
import type { ConsoleBoot, StaffWords } from '../../pages/console/consoleBoot.ts'
import type { Product } from '../../product.ts'
import type { Assets } from '../assets.ts'
import { askersLanguage } from '../errors.ts'
import { html, jsonForScript } from '../html.ts'
import { landlordOf } from '../landlordOf.ts'
import type { Route } from '../route.ts'

/** Nothing from elsewhere, nobody around it, and no text that could become markup (threats T16 and T17). */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    // The empty icon in the head, so that browsers ask for none.
    'img-src data:',
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // A letter in its sandboxed frame (bot/pages/console/framed.ts) is the only text that becomes a page; once, and no other way.
    'trusted-types letter',
  ].join('; ')

export function renderConsole({
  boot,
  assets,
  nonce,
  language,
}: {
  boot: ConsoleBoot
  assets: Assets
  nonce: string
  language: LanguageCode
}): string {
  const files = assets.manifest.pages.console
  if (!files) throw new Error('The console was not built.')
  const { words } = boot
  return html`<!doctype html>
<html lang="${language}" dir="${languageOf(language).direction}">
<head>
<meta charset="utf-8">
<title>${words.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
${files.css.map((href) => html`<link rel="stylesheet" href="${href}" nonce="${nonce}">`)}
<script type="application/json" id="boot">${jsonForScript(boot)}</script>
<script type="module" src="${files.js}" nonce="${nonce}"></script>
</head>
<body>
<div id="console"><p class="loading">${words.loading}</p></div>
<noscript><p>${words.needsScript}</p></noscript>
</body>
</html>
`.html
}

export function staffPageRoute({ product, assets }: { product: Product; assets: Assets }): Route {
  return {
    method: 'GET',
    path: '/staff',
    name: 'page.staff',
    handle: async (call) => {
      const landlord = landlordOf({ product, call })
      const asked = askersLanguage(call)
      const language = catalogue[asked].staff ? asked : 'en'
      const { cli: _, ...words } = catalogue[language].staff as StaffWords & { cli: unknown }
      const boot: ConsoleBoot = {
        landlord: { slug: landlord.slug, name: landlord.name, fictional: landlord.fictional },
        language,
        provider: product.config.oidc && { name: product.config.oidc.name },
        words,
      }
      return {
        status: 200,
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': policy(call.nonce),
          'X-Robots-Tag': 'noindex',
        },
        body: renderConsole({ boot, assets, nonce: call.nonce, language }),
      }
    },
  }
}
