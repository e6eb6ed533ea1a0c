/** T17: no page of anybody can put the console into a frame and have it pressed. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite } from '../support/consoleSite.ts'
import type { StaffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let evil: Server

beforeAll(async () => {
  world = await consoleSite()
  evil = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end(
      `<!doctype html><title>Win</title><iframe src="${world.origin}/staff" width="600" height="400"></iframe>`,
    )
  })
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
}, 120_000)
afterAll(async () => {
  await closeBrowser()
  evil?.closeAllConnections()
  await new Promise((resolve) => evil.close(resolve))
  await world?.close()
})

test.each([
  '/staff',
  '/staff?landlord=meadowbrook',
  '/staff?landlord=harbour-view',
  '/staff?landlord=unknown',
  '/api/staff/session',
])('%s may stand in no frame', async (path) => {
  const { headers, status } = await world.ask({ path })
  expect(String(headers['content-security-policy'])).toContain("frame-ancestors 'none'")
  expect(headers['cross-origin-opener-policy']).toBe('same-origin')
  expect(headers['cross-origin-resource-policy'] ?? 'same-origin').toBe('same-origin')
  expect(status).toBe(path.endsWith('unknown') ? 404 : path.startsWith('/api') ? 401 : 200)
})

test('a browser leaves the frame empty', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  const refused = page.waitForEvent('console', {
    predicate: (message) => /frame-ancestors|Refused to (frame|display)|Framing/i.test(message.text()),
  })
  await page.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`)
  await refused
  const inner = page.frames().find((frame) => frame !== page.mainFrame())
  expect(
    await inner
      ?.locator('input')
      .count()
      .catch(() => 0),
  ).toBe(0)
  await page.close()
}, 180_000)
