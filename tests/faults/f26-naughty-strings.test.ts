/** F26: strings that have broken other programs, as the answer to every question of every form on both channels; nothing breaks, nothing said becomes markup or template. */

import { sms } from '../../bot/channels/sms.ts'
import { webchat } from '../../bot/channels/webchat.ts'
import { factsOf } from '../../bot/facts.ts'
import { wellFormed } from '../../bot/intake.ts'
import { speakAll } from '../../bot/say.ts'
import { freshRun } from '../../dialogs/form/run.ts'
import { forms } from '../../dialogs/index.ts'
import { freshState } from '../../dialogs/state.ts'
import { maskSecrets } from '../../services/conversations/maskSecrets.ts'
import { readLaw } from '../../services/landlords/law.ts'
import { checkLedger } from '../support/checkLedger.ts'
import { type Accepted, call, mobile, postText, webInboxId } from '../support/ledger.ts'
import { LONG, stage } from '../support/stage.ts'
import { chat, closeHarness } from '../support/talkHarness.ts'
import { naughty } from './naughtyStrings.ts'

const law = readLaw()
if (!law.ok) throw new Error(law.errors.join('\n'))

/** Every nth string for each question, each time from another start, so that every string is used on many questions. */
const EVERY = LONG ? 1 : 12

afterAll(closeHarness)

let ran = 0
const questions = forms.flatMap(({ name, fields }) => Object.keys(fields).map((field) => ({ form: name, field })))

describe.each([webchat, sms])('by $name', (channel) => {
  test.each(forms.map(({ name }) => name))(
    'every question of %s takes any string for an answer',
    async (form) => {
      for (const [index, { field }] of questions.filter((question) => question.form === form).entries()) {
        const talk = chat({ shows: channel.shows })
        const facts = factsOf({ landlord: talk.landlord, law: law.law })
        for (const [which, text] of naughty.entries()) {
          if ((which + index + form.length) % EVERY !== 0) continue
          const run = { ...freshRun({ id: `run-${ran}`, at: talk.now, answers: {}, options: {} }), asked: field }
          talk.state = {
            ...freshState('en'),
            greeted: true,
            languageSettled: true,
            dialogs: { dialogStack: [{ id: form, state: run }] },
          }
          Object.assign(talk.conversation, { held: false, waiting: false, audience: 'general', optedOut: false })
          const where = `${form}.${field} ${JSON.stringify(text.slice(0, 60))}`
          const said = await talk.turn({ text }).catch((error: Error) => {
            throw new Error(`${where}: ${error.stack}`)
          })
          const { entries, leaving } = channel.compose(
            speakAll({ said, language: talk.state.language, shows: channel.shows, facts }),
          )
          for (const words of [...entries.map((entry) => entry.text), ...leaving.map(({ body }) => body)]) {
            expect([where, words.isWellFormed()]).toEqual([where, true])
            // A template in the tenant's words would have been filled in: then its own signs are gone.
            expect([where, /\{\{\s*(landlord|phone)|\$t\(/.test(words)]).toEqual([
              where,
              /\{\{\s*(landlord|phone)|\$t\(/.test(text) && words.includes(text),
            ])
          }
          expect(({} as Record<string, unknown>).polluted).toBe(undefined)
          ran += 1
        }
      }
    },
    120_000,
  )
})

test('it was a good many cases', () => {
  expect(naughty.length).toBeGreaterThan(150)
  expect(ran).toBeGreaterThan(LONG ? 10_000 : 1_000)
})

test('the strings go through the real door, inbox, turn, log and carrier, and are stored as they were written', async () => {
  const { ledger, setting, children, stop } = await stage()
  try {
    const url = setting.publicUrl
    const { value: talk } = await call<{ conversationId: string; token: string }>({
      url: `${url}/v3/directline/tokens/generate?landlord=meadowbrook`,
      body: {},
    })
    await call({ url: `${url}/v3/directline/conversations`, body: {}, token: talk.token })
    const web: Accepted[] = []
    for (const [index, text] of naughty.entries()) {
      if (!LONG && index % 3 !== 0) continue
      const key = `key-${index}`
      const stored = maskSecrets(wellFormed(text))
      const { status } = await call({
        url: `${url}/v3/directline/conversations/${talk.conversationId}/activities`,
        body: { type: 'message', text, channelData: { clientActivityID: key } },
        token: talk.token,
      })
      expect([text.slice(0, 60), status]).toEqual([text.slice(0, 60), 200])
      if (stored.trim() !== '') web.push({ id: webInboxId({ conversation: talk.conversationId, key }), text: stored })
      // One to each number, as the day's allowance of texts is not what is tested.
      const [from, sid] = [mobile(index), `SM${String(index).padStart(32, '0')}`]
      const posted = await postText({ to: url, publicUrl: url, from, body: text, sid })
      expect([text.slice(0, 60), posted.status]).toEqual([text.slice(0, 60), 200])
      ledger.tenants.push({ channel: 'sms', name: from, accepted: [{ id: `sms:${sid}`, text: stored }], finished: 0 })
    }
    ledger.tenants.push({ channel: 'webchat', name: talk.conversationId, accepted: web, finished: 0 })
    // Whoever was handed to a person is told once that words are kept, then nothing more.
    expect(await checkLedger({ ledger, setting, cases: false, silent: true })).toEqual([])
    expect(children[0]!.hasEnded()).toBe(false)
    expect(children[0]!.logged()).not.toMatch(/turn failed|lane failed/)
  } finally {
    await stop()
  }
}, 180_000)
