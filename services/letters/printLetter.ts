/** A letter's page as a tagged A4 PDF, through one Chromium that starts with the first letter and may fetch nothing. */
import type { Browser, Page } from 'playwright-core'
import { findChromium } from './findChromium.ts'
import { fontFaces } from './fonts.ts'

export type Printer = {
  /** `html` is what `composeLetter` made. */
  print(html: string): Promise<Buffer>
  close(): Promise<void>
}

/** `timeLimit` in milliseconds, for one letter; a browser that needs longer is given up, and the next letter starts another. */
export function createPrinter({ timeLimit = 60_000 }: { timeLimit?: number } = {}): Printer {
  let running: Promise<Browser> | undefined
  let last: Promise<unknown> = Promise.resolve()
  let stopping: Promise<unknown> = Promise.resolve()

  const browser = async (): Promise<Browser> => {
    const known = await running?.catch(() => undefined)
    if (known?.isConnected()) return known
    running = launch()
    return running
  }
  const stop = (): void => {
    const known = running?.then((one) => one.close()).catch(() => {})
    running = undefined
    stopping = Promise.all([stopping, known])
  }
  const print = async (html: string): Promise<Buffer> => {
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new Error('letter_not_printed_in_time')), timeLimit)
    const work = browser().then((one) => toPdf({ browser: one, html }))
    // When the time limit wins, a failure that comes after it has nobody left to hear it.
    work.catch(() => {})
    try {
      return await Promise.race([work, late.promise])
    } catch (error) {
      // Not waited for: a browser that hangs may hang in closing too.
      stop()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    // One at a time: a page of Chromium is heavy, and nobody waits at a printer.
    print: (html) => {
      const mine = last.then(() => print(html))
      last = mine.catch(() => {})
      return mine
    },
    close: async () => {
      await last
      stop()
      await stopping
    },
  }
}

async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  // The product stops its parts in its own order, so the browser does not listen to signals by itself.
  return chromium.launch({ ...(await findChromium()), handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false })
}

async function toPdf({ browser, html }: { browser: Browser; html: string }): Promise<Buffer> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true, serviceWorkers: 'block' })
  try {
    await context.route('**/*', (route) => route.abort())
    const page = await context.newPage()
    await page.setContent(html.replace('</head>', () => `<style>${fontFaces(html)}</style>\n</head>`))
    await facesRead(page)
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
  } finally {
    await context.close()
  }
}

/** A face is read after the page is there; until then its words would be printed as nothing, or in another font. */
async function facesRead(page: Page): Promise<void> {
  const read = await page.evaluate<boolean>(
    'Promise.all([...document.fonts].map((face) => face.load())).then(() => true, () => false)',
  )
  if (!read) throw new Error('letter_fonts_not_read')
}
