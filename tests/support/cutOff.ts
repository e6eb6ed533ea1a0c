/** Words of a page that do not fit into what holds them: what is wider than its box, where nothing scrolls. */
import type { Page } from 'playwright-core'

export const cutOffOn = (page: Page): Promise<string[]> =>
  page.locator('body *:visible').evaluateAll((all) =>
    all
      .filter((one) => {
        const { overflowX, display, position } = one.ownerDocument.defaultView.getComputedStyle(one)
        const unseen = position === 'absolute' && one.clientWidth <= 1
        const scrolls = overflowX === 'auto' || overflowX === 'scroll'
        const drawn = one.namespaceURI !== 'http://www.w3.org/1999/xhtml'
        if (unseen || scrolls || drawn || display === 'inline' || one.tagName === 'OPTION') return false
        return one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
      })
      .map((one) => `${one.tagName.toLowerCase()}.${one.className}: ${one.textContent.slice(0, 60)}`),
  )
