/** The staff console in a real browser, over the real staff API. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createAssets } from '../../bot/http/assets.ts'
import type { Route } from '../../bot/http/route.ts'
import { staffPageRoute } from '../../bot/http/staff/page.ts'
import { buildPages } from '../../bot/pages/build.ts'
import { PASSWORD, type StaffWorld, staffWorld } from './staffWorld.ts'

export async function consoleSite({
  settings = {},
  clock,
}: {
  settings?: Record<string, string>
  clock?: string
} = {}): Promise<StaffWorld> {
  const { dir } = await buildPages({ outDir: join(import.meta.dirname, '../../.heard/pages'), log: { info: () => {} } })
  const assets = createAssets({ dir })
  return await staffWorld({
    settings,
    ...(clock ? { clock } : {}),
    more: (product): Route[] => [
      staffPageRoute({ product, assets }),
      {
        method: 'GET',
        path: '/assets/*',
        name: 'page.asset',
        handle: async (call) => assets.read(call.path, undefined),
      },
    ],
  })
}

export async function signIn({ page, world, email }: { page: Page; world: StaffWorld; email: string }): Promise<void> {
  await page.goto(`${world.origin}/staff`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}
