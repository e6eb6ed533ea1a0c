/** Somebody who uses a page by keyboard alone: goes by Tab, sees where they are at each stop, and is never lost or held. */
import type { Page } from 'playwright-core'
import sharp from 'sharp'

export interface Stop {
  /** As it is read out, roughly: label, name or words. */
  name: string
  tag: string
  /** A ring or the like shows where one is. */
  marked: boolean
  /** In the window, and nothing lies over it. */
  inSight: boolean
  /** Where it is in the window, and what is seen there. */
  place: string
  /** Itself and a little around it, in the window. */
  around: { left: number; top: number; width: number; height: number }
}

const AROUND_PX = 14

/** Where the keyboard is now; null: nowhere. */
export const stopOn = (page: Page): Promise<Stop | null> =>
  page.locator(':focus').evaluateAll(([at], px) => {
    if (!at) return null
    const page = at.ownerDocument
    const { innerHeight, innerWidth } = page.defaultView
    const words = (of: { textContent: string } | null | undefined): string =>
      of?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''
    const name =
      at.getAttribute('aria-label') ||
      words(page.getElementById(at.getAttribute('aria-labelledby') ?? '')) ||
      words(at.labels?.[0]) ||
      words(at) ||
      at.title
    // A file input shows by its label.
    const shown = at.type === 'file' ? (at.labels?.[0] ?? at) : at
    const { outlineStyle, outlineWidth } = page.defaultView.getComputedStyle(shown)
    const box = shown.getBoundingClientRect()
    const within = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
    const x = (Math.max(0, box.left) + Math.min(innerWidth, box.right)) / 2
    const y = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2
    const on = page.elementFromPoint(x, y)
    const left = Math.min(innerWidth - 1, Math.max(0, Math.floor(box.left - px)))
    const top = Math.min(innerHeight - 1, Math.max(0, Math.floor(box.top - px)))
    const width = Math.max(1, Math.min(innerWidth - left, Math.ceil(box.width + 2 * px)))
    const height = Math.max(1, Math.min(innerHeight - top, Math.ceil(box.height + 2 * px)))
    return {
      name: name.slice(0, 80),
      tag: at.tagName.toLowerCase(),
      marked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      inSight: within && on !== null && (shown.contains(on) || on.contains(shown)),
      place: `${Math.round(box.top)}-${Math.round(box.bottom)} of ${innerHeight}, over it ${on?.className || on?.tagName}`,
      around: { left, top, width, height },
    }
  }, AROUND_PX)

export interface Walker {
  /** Presses Tab (or Shift and Tab) up to a stop whose name begins so; every stop on the way shows where one is. */
  to(name: string, options?: { back?: boolean }): Promise<void>
  /** Waits until the keyboard is on such a stop by itself. */
  isOn(name: string): Promise<void>
  /** What was wrong at any stop. */
  wrong: string[]
}

const MOST_STOPS = 80

const looksOtherwise = async ({ before, after, around }: { before: Buffer; after: Buffer; around: Stop['around'] }) => {
  const [one, other] = await Promise.all([before, after].map((all) => sharp(all).extract(around).raw().toBuffer()))
  return !one!.equals(other!)
}

/** `byPicture`: where a client marks stops in its own way, a stop is marked when it looks otherwise than a moment before. */
export function walker(page: Page, { byPicture = false } = {}): Walker {
  const wrong: string[] = []
  const note = (stop: Stop): void => {
    // The main part of the page takes the keyboard, and is no place to press anything.
    if (stop.tag === 'main' || (stop.marked && stop.inSight)) return
    const how = [stop.marked ? '' : ' shows no mark', stop.inSight ? '' : ` is not in sight: ${stop.place}`].join('')
    wrong.push(`${stop.tag} "${stop.name}"${how}`)
  }
  const go = async (key: string): Promise<Stop | null> => {
    const before = byPicture ? await page.screenshot() : null
    await page.keyboard.press(key)
    const stop = await stopOn(page)
    if (!stop || !before || stop.marked) return stop
    const differs = await looksOtherwise({ before, after: await page.screenshot(), around: stop.around })
    return { ...stop, marked: differs, inSight: differs }
  }
  return {
    wrong,
    to: async (name, { back = false } = {}) => {
      const seen: string[] = []
      while (seen.length < MOST_STOPS) {
        const stop = await go(back ? 'Shift+Tab' : 'Tab')
        if (stop) note(stop)
        if (stop?.name.startsWith(name)) return
        seen.push(stop?.name ?? '(nowhere)')
      }
      throw new Error(`No way by Tab to "${name}":\n${seen.join('\n')}`)
    },
    isOn: async (name) => {
      const isThere = (stop: Stop | null): boolean =>
        stop?.name.startsWith(name) === true && (byPicture || stop.tag === 'main' || (stop.marked && stop.inSight))
      let stop = await stopOn(page)
      for (const until = Date.now() + 10_000; !isThere(stop) && Date.now() < until; stop = await stopOn(page))
        await page.waitForTimeout(50)
      if (!isThere(stop)) throw new Error(`The keyboard is not on "${name}" but on ${JSON.stringify(stop)}`)
    },
  }
}
