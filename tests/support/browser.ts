/** One real Chromium for a test file: the system's own when there is one, else the one that came with the packages. */
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../../services/letters/findChromium.ts'

let shared: Promise<Browser> | undefined

/** The same browser for every caller in this worker; close it in `afterAll` with `closeBrowser`. */
export function openBrowser(): Promise<Browser> {
  shared ??= findChromium().then((found) => chromium.launch(found))
  return shared
}

export async function closeBrowser(): Promise<void> {
  const browser = await shared
  shared = undefined
  await browser?.close()
}
