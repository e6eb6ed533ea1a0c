/** What an officer has beside a conversation, in a real browser: by day and by night, on a phone, with a keyboard. */
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../services/staff/roles.ts'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import { breachesOn, type Opened, openPage, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import type { StaffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let browser: Browser
let opened: Opened
let page: Page
let number = 0

beforeAll(async () => {
  world = await consoleSite()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
})
afterEach(async () => {
  expect(opened.violations).toEqual([])
  await opened.context.close()
})

async function enter({
  roles = ['adviser'],
  teams = [],
  options = {},
}: {
  roles?: Role[]
  teams?: string[]
  options?: Parameters<Browser['newContext']>[0]
} = {}): Promise<void> {
  opened = await openPage({ browser, options })
  page = opened.page
  const email = `talk${++number}@meadowbrook.example`
  await world.hire({ roles, teams, email })
  await signIn({ page, world, email })
}

const goTo = (id: string) => page.goto(`${world.origin}/staff#/conversation/${id}`)
const heard = (intent: string, flags: object[] = []) => ({
  language: 'en',
  intent,
  intents: [],
  flags,
  ask: null,
  near: [],
})
const unhappy = { name: 'dissatisfied', p: 0.95, by: 'rule' }

const gasTalk = () =>
  world.talk({
    channel: 'sms',
    language: 'pl',
    said: [
      {
        author: 'tenant',
        body: {
          text: 'I smell gas in the hall',
          heard: heard('repair', [{ name: 'emergency', kind: 'gas', p: 1, by: 'rule' }]),
        },
      },
      { author: 'bot', body: { text: 'Call the gas line now.', said: ['danger.first.gas@1'] } },
      {
        author: 'tenant',
        body: { text: 'The boiler man never came back and nobody phones me', heard: heard('repair', [unhappy]) },
      },
      { author: 'bot', body: { text: 'A colleague will text from this number.', said: ['handoff.waiting'] } },
    ],
  })

describe('the packet', () => {
  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)('says in one glance what matters before the first word (%s, %s wide)', async (colorScheme, width) => {
    const { _id: id } = await gasTalk()
    await world.openCase({
      kind: 'service_request',
      conversation: id,
      answers: { easier: 'Slowly please', risk: 'yes' },
    })
    await enter({ options: { colorScheme, viewport: { width, height: 900 } } })
    await goTo(id)
    const packet = page.getByRole('region', { name: 'Before you write' })
    await packet.getByText('Emergency: gas').waitFor()
    for (const words of [
      'Dissatisfied',
      'Understood: Repair.',
      'The boiler man never came back and nobody phones me',
      'As they told us, not checked',
      'Slowly please',
      'Somebody at home could be at risk',
      'Safety text',
      'Asked for a person, waiting since',
    ])
      expect([words, await packet.getByText(words).count()]).toEqual([words, 1])
    expect(await packet.getByRole('link').count()).toBe(1)
    expect(await sidewaysOn(page)).toBe(0)
    expect(await breachesOn(page)).toEqual([])
    await shotOf({ page, name: `packet-${colorScheme}-${width}` })
  })

  test('blocks the box for somebody who asked not to be texted, and says how else', async () => {
    const { _id: id } = await world.talk({ channel: 'sms', waiting: null })
    await world.openCase({
      kind: 'sensitive',
      audience: 'abuse',
      team: 'safeguarding',
      conversation: id,
      clocks: [],
      answers: { way: 'phone', number: '+447700900777', when: 'mornings, say you are the dentist' },
    })
    await enter({ roles: ['hate_officer'], teams: ['safeguarding'] })
    await goTo(id)
    await page.getByRole('button', { name: 'Take this conversation' }).click()
    await page.getByText('It is not safe to text this person').waitFor()
    expect(await page.getByLabel('Your reply').count()).toBe(0)
    const note = page.getByRole('note')
    expect(await note.getByText('+447700900777').count()).toBe(1)
    expect(await note.getByText('say you are the dentist').count()).toBe(1)
    expect(await breachesOn(page)).toEqual([])
    await shotOf({ page, name: 'packet-safe' })
  })

  test('tells others only that the text was not sent, and keeps what they wrote', async () => {
    const { _id: id } = await world.talk({ channel: 'sms', waiting: null })
    await world.openCase({
      kind: 'sensitive',
      audience: 'abuse',
      conversation: id,
      clocks: [],
      answers: { way: 'none' },
    })
    await enter()
    await goTo(id)
    await page.getByRole('button', { name: 'Take this conversation' }).click()
    await page.getByLabel('Your reply').fill('Hello there')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('It is not safe to text this person').waitFor()
    expect(await page.getByLabel('Your reply').inputValue()).toBe('Hello there')
  })
})

describe('what the assistant understood', () => {
  test('stands by each message for those who wish, and stays shown in the next talk', async () => {
    const [{ _id: one }, { _id: other }] = [await gasTalk(), await gasTalk()]
    await enter()
    await goTo(one)
    const log = page.getByRole('log')
    await log.getByText('I smell gas in the hall').waitFor()
    expect(await log.getByText('Understood:').count()).toBe(0)
    const toggle = page.getByRole('button', { name: 'Show what the assistant understood' })
    await toggle.click()
    await log.getByText('Understood: Repair, Emergency: gas').waitFor()
    expect(await log.getByText('Understood:').count()).toBe(2)
    expect(await toggle.getAttribute('aria-pressed')).toBe('true')
    expect(await breachesOn(page)).toEqual([])
    await shotOf({ page, name: 'understood' })
    await page.evaluate(`location.hash = '#/conversation/${other}'`)
    await page.waitForURL(`**#/conversation/${other}`)
    await log.getByText('Understood: Repair, Emergency: gas').waitFor()
    await toggle.click()
    await log.getByText('Understood:').first().waitFor({ state: 'detached' })
  })

  test.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)(
    'is put right where it stands, by keyboard, with the original beside it (%s, %s wide)',
    async (colorScheme, width) => {
      const { _id: id } = await gasTalk()
      await enter({ options: { colorScheme, viewport: { width, height: 900 } } })
      await goTo(id)
      await page.getByRole('button', { name: 'Show what the assistant understood' }).click()
      const line = page.getByRole('log').getByRole('listitem').filter({ hasText: 'I smell gas in the hall' })
      await line.getByRole('button', { name: 'Correct' }).focus()
      await page.keyboard.press('Enter')
      const form = line.getByRole('form', { name: 'Correct' })
      const about = form.getByLabel('What it is about')
      await about.waitFor()
      expect(await about.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
      expect(await about.inputValue()).toBe('repair')
      expect(await form.getByLabel('Danger to life or home').isChecked()).toBe(true)
      expect(await breachesOn(page)).toEqual([])
      expect(await sidewaysOn(page)).toBe(0)
      await shotOf({ page, name: `correct-${colorScheme}-${width}` })
      await form.getByRole('button', { name: 'Save' }).click()
      await form.getByText('This is how it stands already.').waitFor()
      await about.selectOption({ label: 'Complaint' })
      expect(await form.getByLabel('They were unhappy').isChecked()).toBe(true)
      await form.getByRole('button', { name: 'Save' }).click()
      await line.getByText(/^Corrected: Complaint/).waitFor()
      await line.getByText(/The assistant understood: Repair/).waitFor()
      expect(await breachesOn(page)).toEqual([])
      expect(await sidewaysOn(page)).toBe(0)
      await shotOf({ page, name: `corrected-${colorScheme}-${width}` })
    },
  )
})

describe('a note', () => {
  test.each(['light', 'dark'] as const)(
    'stands in the talk and looks like nothing that was said (%s)',
    async (colorScheme) => {
      const { _id: id } = await gasTalk()
      await enter({ options: { colorScheme } })
      await goTo(id)
      await page.getByText('Write an internal note').click()
      await page.getByLabel('Internal note').fill('Rang the contractor, he comes at two')
      await page.getByRole('button', { name: 'Save the note' }).click()
      await page.getByText('Note saved.').waitFor()
      const line = page.getByRole('log').getByRole('listitem').filter({ hasText: 'Only staff see this' })
      await line.getByText('Rang the contractor, he comes at two').waitFor()
      expect(await line.getAttribute('class')).toBe('said inside')
      expect(await page.getByLabel('Internal note').inputValue()).toBe('')
      expect(await breachesOn(page)).toEqual([])
      await shotOf({ page, name: `note-${colorScheme}` })
    },
  )

  test('that could not be saved is still in its box', async () => {
    const { _id: id } = await gasTalk()
    await enter()
    await goTo(id)
    await page.getByText('Write an internal note').click()
    await page.getByLabel('Internal note').fill('Do not lose me')
    await page.route('**/notes', (route) => route.abort())
    await page.getByRole('button', { name: 'Save the note' }).click()
    await page.getByText('Not saved. Your text is still here.').waitFor()
    expect(await page.getByLabel('Internal note').inputValue()).toBe('Do not lose me')
  })
})

describe('handing back', () => {
  test.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)(
    'asks how it went and does not leave out the choice to complain (%s, %s wide)',
    async (colorScheme, width) => {
      const { _id: id, thread } = await gasTalk()
      await enter({ options: { colorScheme, viewport: { width, height: 900 } } })
      await goTo(id)
      await page.getByRole('button', { name: 'Take this conversation' }).click()
      await page.getByRole('button', { name: 'Hand back to the assistant' }).click()
      const form = page.getByRole('form', { name: 'How did it go?' })
      await form.getByText('nobody has offered the choice to complain').waitFor()
      expect(await breachesOn(page)).toEqual([])
      await shotOf({ page, name: `wrap-up-${colorScheme}-${width}` })
      await form.getByLabel('Outcome').selectOption('resolved')
      // The page itself asks for what is owed before anything is sent.
      await form.getByRole('button', { name: 'Hand back', exact: true }).click()
      expect(
        await form
          .getByLabel('Choice to complain')
          .evaluate((box) => (box as unknown as { validity: { valueMissing: boolean } }).validity.valueMissing),
      ).toBe(true)
      await form.getByRole('button', { name: 'Let the assistant offer it' }).click()
      await form.getByRole('button', { name: 'Hand back', exact: true }).click()
      await page.getByText('Handed back. The assistant answers from now on.').waitFor()
      const earlier = page.getByRole('complementary')
      await earlier.getByText('Settled').waitFor()
      expect(await earlier.getByText('The assistant offers it now').count()).toBe(1)
      expect(await sidewaysOn(page)).toBe(0)
      const told = await world.product.inbox.waiting({ landlord: 'meadowbrook', thread })
      expect(told.map(({ payload }) => payload.event?.value)).toEqual([{ quiet: false, offer: true, complaint: null }])
    },
  )

  test('on a day to look again the conversation stands in its own list until somebody has looked', async () => {
    const { _id: id } = await world.talk({ waiting: null, followUp: '2027-03-10' })
    await enter()
    const again = page.getByRole('region', { name: 'To look at again' })
    await again.getByText('Look again on Wed, 10 Mar 2027').waitFor()
    expect(await breachesOn(page)).toEqual([])
    await shotOf({ page, name: 'look-again' })
    await again.getByRole('button', { name: 'I have looked at it' }).click()
    await again.waitFor({ state: 'detached' })
    expect(
      (await world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean())?.followUp,
    ).toBeNull()
  })
})
