/** The Chromium to start: the machine's own when there is one, else the one that came with the packages. */
import { accessSync, constants, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'chrome', 'Google Chrome']
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

export type Found = { executablePath: string; args: string[]; env: Record<string, string | undefined> }

/** What a launch needs to know; `CHROME_BIN` names another one. */
export async function findChromium(): Promise<Found> {
  const own = process.env.CHROME_BIN ?? findInstalled()
  if (own) return { executablePath: own, args: FLAGS, env: process.env }
  const { default: packaged } = await import('@sparticuz/chromium')
  const executablePath = await packaged.executablePath()
  // Its own flags are left out: with --single-process it ends when the first page is closed.
  return { executablePath, args: FLAGS, env: { ...process.env, ...fontsOfPackage() } }
}

/** Chromium reads no face at all, not even one inside a page, on a machine without a single font; the package brings one. */
const fontsOfPackage = (): { FONTCONFIG_PATH?: string } =>
  existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') }

const findInstalled = (): string | undefined =>
  PLACES.filter(Boolean)
    .flatMap((place) => NAMES.map((name) => join(place, name)))
    .find(isExecutable)

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
