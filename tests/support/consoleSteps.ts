/** Steps of a browser test of the console: opened, signed in, checked by axe, pictured. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const SHOTS = process.env.SHOTS

export interface Opened {
  context: BrowserContext
  page: Page
  /** What the security policy refused, and errors of the page. */
  violations: string[]
}

export async function openPage({
  browser,
  options = {},
}: {
  browser: Browser
  options?: Parameters<Browser['newContext']>[0]
}): Promise<Opened> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const violations: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted|Permissions-Policy/i.test(message.text())) violations.push(message.text())
  })
  page.on('pageerror', (error) => violations.push(error.message))
  return { context, page, violations }
}

export async function breachesOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(
    async (tags) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }).then((result) => result.violations),
    TAGS,
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** Only where somebody wants to look: SHOTS names the folder. */
export async function shotOf({ page, name }: { page: Page; name: string }): Promise<void> {
  if (!SHOTS) return
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}

/** How many pixels stand out at the side. */
export const sidewaysOn = (page: Page) =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)')
