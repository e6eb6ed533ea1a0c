/** One real Chromium for a test file: the system's own when there is one, else the one that came with the packages. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'chrome']
const PLACES = [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
]
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let shared: Promise<Browser> | undefined

/** The same browser for every caller in this worker; close it in `afterAll` with `closeBrowser`. */
export function openBrowser(): Promise<Browser> {
  shared ??= launch()
  return shared
}

export async function closeBrowser(): Promise<void> {
  const browser = await shared
  shared = undefined
  await browser?.close()
}

async function launch(): Promise<Browser> {
  const own = process.env.CHROME_BIN ?? findInstalled()
  if (own) return chromium.launch({ executablePath: own, args: FLAGS })
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packaged.executablePath(), args: [...packaged.args, ...FLAGS] })
}

function findInstalled(): string | undefined {
  const candidates = PLACES.filter(Boolean).flatMap((place) =>
    [...NAMES, 'Google Chrome'].map((name) => join(place, name)),
  )
  return candidates.find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
