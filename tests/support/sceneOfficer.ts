/** An officer at the console in a real browser, step by step: signs in, takes what waits, answers, hands over, wraps up. */
import type { Browser, Page } from 'playwright-core'
import { type Opened, openPage } from './consoleSteps.ts'

export interface SceneOfficer extends Opened {
  /** Takes the waiting conversation whose line holds these words. */
  take(about: string): Promise<void>
  /** Goes to a conversation of one's own by the list. */
  open(about: string): Promise<void>
  /** Presses Send again for as long as the page says that it was not sent. */
  reply(text: string): Promise<void>
  handTo(name: string): Promise<void>
  wrapUp(choices: { outcome: string; choice?: string }): Promise<void>
  /** What stands in the conversation, author and words, in order. */
  sees(): Promise<string[]>
}

export async function sceneOfficer({
  browser,
  url,
  email,
  password,
}: {
  browser: Browser
  url: string
  email: string
  password: string
}): Promise<SceneOfficer> {
  const opened = await openPage({ browser })
  const { page } = opened
  await page.goto(`${url}/staff`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Sign out' }).waitFor()

  const line = async (about: string) => {
    await page.getByRole('link', { name: /^Waiting/ }).click()
    return page.locator('li.line', { hasText: about })
  }
  return {
    ...opened,
    take: async (about) => {
      await (await line(about)).getByRole('button', { name: 'Take it' }).click()
      await page.getByText('You have this conversation.').waitFor()
    },
    open: async (about) => {
      await (await line(about)).getByRole('link', { name: 'Open' }).click()
      await page.getByLabel('Your reply').waitFor()
    },
    reply: async (text) => {
      const box = page.getByLabel('Your reply')
      await box.fill(text)
      const notSent = page.locator('#reply-told.wrong')
      const there = page.locator('.said.staff', { hasText: text })
      do {
        await page.getByRole('button', { name: 'Send', exact: true }).click()
        await notSent.or(there).first().waitFor()
      } while ((await notSent.count()) > 0)
      await there.waitFor()
    },
    handTo: async (name) => {
      await page.getByRole('button', { name: 'Hand to a colleague' }).click()
      const option = page.locator('#hand-to option', { hasText: name })
      await page.getByLabel('Colleague').selectOption((await option.getAttribute('value'))!)
      await page.getByRole('button', { name: 'Hand it over' }).click()
      await page.getByText(`${name} has it now.`).waitFor()
    },
    wrapUp: async ({ outcome, choice }) => {
      const form = page.locator('form.wrap-up')
      if ((await form.count()) === 0) await page.getByRole('button', { name: 'Hand back to the assistant' }).click()
      await form.getByLabel('Outcome').selectOption({ label: outcome })
      if (choice) await form.getByLabel('Choice to complain').selectOption({ label: choice })
      await form.getByRole('button', { name: 'Hand back', exact: true }).click()
      await page.getByText('Handed back.').waitFor()
    },
    sees: () => seenBy(page),
  }
}

const seenBy = (page: Page): Promise<string[]> =>
  page
    .locator('.transcript .said')
    .evaluateAll((rows) =>
      rows.map((row) => `${row.className.replace('said ', '')}: ${row.querySelector('.words')?.textContent}`),
    )
