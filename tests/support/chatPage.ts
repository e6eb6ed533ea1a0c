/** The tenant page in a real browser as a tenant uses it: writes, presses, and waits until the answer stands still. */
import type { Page } from 'playwright-core'

export function chatPage(page: () => Page) {
  const bubbles = () => page().locator('.webchat__basic-transcript .webchat__bubble__content')
  const buttons = () => page().locator('.webchat__suggested-action:visible')
  const box = () => page().locator('[data-id="webchat-sendbox-input"]')

  /** What was added since; resolves when the page has been still for a moment after at least one more message. */
  async function answered(before: number): Promise<string[]> {
    for (let waited = 0; (await bubbles().count()) <= before && waited < 60_000; waited += 100)
      await page().waitForTimeout(100)
    expect(await bubbles().count()).toBeGreaterThan(before)
    for (let count = -1; count !== (await bubbles().count()); await page().waitForTimeout(350))
      count = await bubbles().count()
    return (await bubbles().allInnerTexts()).slice(before)
  }
  async function say(text: string): Promise<string> {
    const before = await bubbles().count()
    await box().fill(text)
    await box().press('Enter')
    return (await answered(before + 1)).join('\n')
  }
  /** By its place, or by the words on it. */
  async function press(button: number | string): Promise<string> {
    const before = await bubbles().count()
    const found = typeof button === 'number' ? buttons().nth(button) : buttons().filter({ hasText: button }).first()
    await found.click()
    return (await answered(before + 1)).join('\n')
  }
  /** A file by the paper clip; resolves when the page shows the file and has said what is looked for, or throws. */
  async function sendFile({ name, bytes, until }: { name: string; bytes: Uint8Array; until: string }): Promise<void> {
    const before = await bubbles().count()
    const file = { name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }
    await page().locator('input[type=file]').setInputFiles(file)
    await bubbles().filter({ hasText: until }).nth(0).waitFor({ timeout: 60_000 })
    await answered(before + 1)
  }
  return { bubbles, buttons, box, answered, say, press, sendFile }
}
