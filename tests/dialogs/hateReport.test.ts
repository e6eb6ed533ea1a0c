/** A report of hate, by web and by text: danger first, who will see it before any detail, three questions, and nothing kept that was not sent. */
import { type Chat, chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

const SLUR = 'they wrote a slur on my door'
const INSULT = 'my neighbour shouts paki go home at me on the stairs'

async function telling(lines: string[], more: Parameters<typeof chat>[0] = {}): Promise<Chat> {
  const talk = chat(more)
  if (!more.shows) await talk.start()
  for (const line of lines) await talk.say(line)
  return talk
}

/** Up to the question whether to go on or to send. */
const REQUIRED = [INSULT, 'no', 'It happened to me', 'skip']
const ANONYMOUS = [...REQUIRED, 'No, I want to send it now', 'Stay anonymous']

describe('on the web', () => {
  test('it is sealed from the first word, the device keeps nothing, and danger is asked before anything else', async () => {
    const talk = await telling([])
    expect(await talk.say(INSULT)).toEqual(['hateReport.intro', 'hateReport.leave', 'hateReport.danger.ask'])
    expect(talk.last?.effects).toEqual({
      section: { audience: 'hate', sealInbound: true },
      events: [{ name: 'heard/quiet', value: true }],
    })
  })

  test('who will see it, the limits and other ways are said before any detail is asked, and the wording is on record', async () => {
    const talk = await telling([INSULT])
    const keys = await talk.say('no')
    expect(keys).toEqual([
      'hateReport.statement',
      'hateReport.stop',
      'hateReport.routes',
      'hateReport.routesOnline',
      'hateReport.scheme',
      'hateReport.as.ask',
    ])
    for (const line of ['It happened to me', 'skip', 'No, I want to send it now', 'Stay anonymous', 'Send'])
      await talk.say(line)
    expect(talk.reports[0]?.statement).toEqual({ version: 'hateReport.statement@1', language: 'en' })
  })

  test('three answers are enough, and every other question can be skipped with one tap', async () => {
    const quick = await telling([...ANONYMOUS, 'Send'])
    expect(quick.reports).toHaveLength(1)
    expect(quick.reports[0]?.report).toMatchObject({ anonymous: true, as: 'victim', words: INSULT })

    const slow = await telling([...REQUIRED, 'Yes, ask me'])
    const skipped: string[] = []
    for (let turns = 0; slow.reports.length === 0 && turns < 60; turns++) {
      const asked = slow.last?.said.at(-1)?.key ?? ''
      const choices = slow.choices()
      if (asked === 'hateReport.who.ask') await slow.say('Give my name')
      else if (asked === 'hateReport.check.ask') await slow.say('Send')
      else {
        expect({ asked, skips: choices.includes('skip') }).toEqual({ asked, skips: true })
        skipped.push(asked)
        await slow.say('skip')
      }
    }
    expect(slow.reports[0]?.report).toMatchObject({ anonymous: false, safe_contact: { way: 'none' } })
    expect(skipped).toContain('hateReport.consents.ask')
    expect(skipped.length).toBeGreaterThan(14)
  })

  test('anonymous: no name, no way to be reached, a code to come back with, and what was said before is gone', async () => {
    const talk = await telling(ANONYMOUS)
    expect(await talk.say('Send')).toEqual([
      'hateReport.done',
      'hateReport.comeBackAfter',
      'hateReport.receipt',
      'hateReport.receiptUse',
      'hateReport.support',
    ])
    expect(Object.keys(talk.reports[0]?.report ?? {})).not.toEqual(
      expect.arrayContaining(['name', 'safe_contact', 'led_here']),
    )
    expect(talk.last?.effects).toMatchObject({
      leaveSection: { destroy: true },
      section: { audience: 'hate', sealInbound: false },
    })
    expect(JSON.stringify(talk.state)).not.toContain('paki')
  })

  test('the next message begins outside, and the code goes with the section it was shown in', async () => {
    const talk = await telling([...ANONYMOUS, 'Send'])
    expect(await talk.say('my kitchen tap drips all day')).toContain('serviceRequest.repair.where.ask')
    expect(talk.last?.effects.leaveSection).toEqual({ destroy: true, first: true })
    expect(talk.conversation.audience).toBe('general')
  })

  test('each partner only with its own tap; nobody chosen is nobody told', async () => {
    const some = await telling([...REQUIRED, 'Yes, ask me'])
    await skipTo(some, 'hateReport.consents.ask')
    await some.say('The police')
    await some.say('The council')
    await some.say('That is all')
    await some.say('Send')
    expect(some.reports[0]?.report.consents).toMatchObject({ police: 'yes', council: 'yes', victim_support: 'no' })

    const none = await telling([...REQUIRED, 'Yes, ask me'])
    await skipTo(none, 'hateReport.consents.ask')
    await none.say('Nobody')
    await none.say('Send')
    expect(Object.values(none.reports[0]?.report.consents ?? {})).not.toContain('yes')
  })

  test('what kinds it was may be chosen instead of told, several of them, from the list of the landlord', async () => {
    const talk = await telling([])
    const turned = await talk.turn({ text: 'Hate or harassment' })
    expect(turned.map(({ key }) => key)).toContain('hateReport.danger.ask')
    await talk.say('no')
    await talk.say('I saw or heard it')
    await talk.say('Choose from a list')
    const [first, second] = talk.choices()
    await talk.say(`${first}`)
    await talk.say(`${second}`)
    await talk.say('That is all')
    for (const line of ['No, I want to send it now', 'Stay anonymous', 'Send']) await talk.say(line)
    expect(talk.reports[0]?.report).toMatchObject({ as: 'witness', kinds: [first, second] })
    expect(talk.reports[0]?.report.words).toBeUndefined()
  })

  test('at the check own words are not on the screen', async () => {
    const talk = await telling([...ANONYMOUS])
    const lines = talk.last?.said.filter(({ key }) => key === 'common.check.line') ?? []
    expect(lines.length).toBeGreaterThan(1)
    expect(JSON.stringify(lines)).not.toContain('paki')
    expect(JSON.stringify(lines)).toContain('hateReport.asYouWrote')
  })

  test('about who did it is kept apart, and so is whether they work for us', async () => {
    const talk = await telling([...REQUIRED, 'Yes, ask me'])
    await skipTo(talk, 'hateReport.allegation.ask')
    await talk.say('the man at number 14, tall')
    await talk.say('I am not sure')
    await skipTo(talk, 'hateReport.who.ask')
    await talk.say('Stay anonymous')
    await skipTo(talk, 'hateReport.check.ask')
    await talk.say('Send')
    expect(talk.reports[0]?.report).toMatchObject({
      allegation: { words: 'the man at number 14, tall' },
      about_staff: 'unsure',
    })
  })
})

describe('danger', () => {
  test('yes: the number first, then only whether it is safe to go on; no ends it with nothing more asked', async () => {
    const talk = await telling([INSULT])
    expect(await talk.say('yes')).toEqual(['danger.first.violence', 'danger.ways', 'hateReport.safe.ask'])
    expect(talk.last?.effects.alert).toBe('danger')
    expect(await talk.say('no')).toEqual(['hateReport.stoppedInDanger'])
    // Kept for those who can help: there is a danger to life.
    expect(talk.last?.effects.leaveSection).toBeUndefined()
    expect(talk.conversation.audience).toBe('hate')
    await talk.turn({ kind: 'exit' })
    expect(talk.last?.effects.leaveSection).toBeUndefined()
    expect(talk.reports).toEqual([])
  })

  test('safe to go on: the statement comes before the first detail all the same, and the report is serious', async () => {
    const talk = await telling([INSULT, 'yes'])
    expect(await talk.say('yes')).toEqual(expect.arrayContaining(['hateReport.statement', 'hateReport.as.ask']))
    for (const line of ['It happened to me', 'skip', 'No, I want to send it now', 'Stay anonymous', 'Send'])
      await talk.say(line)
    expect(talk.reports[0]).toMatchObject({ severity: 'serious', report: { danger: 'handled' } })
  })

  test('half-way: the safety text breaks in, and the report goes on from where it was', async () => {
    const talk = await telling([INSULT, 'no', 'It happened to me'])
    expect(await talk.say('he is breaking down my door right now with a knife')).toContain('danger.safe.ask')
    expect(await talk.say('yes')).toEqual(['common.backTo', 'hateReport.added.ask'])
    for (const line of ['skip', 'No, I want to send it now', 'Stay anonymous', 'Send']) await talk.say(line)
    expect(talk.reports[0]).toMatchObject({ severity: 'serious', report: { danger: 'handled' } })
  })

  test('danger that came first leads into the report, and its words are not asked again', async () => {
    const talk = await telling(['there is a man at my door with a knife shouting paki get out of our country'])
    expect(talk.last?.said[0]?.weight).toBe('safety')
    expect(await talk.say('yes')).toEqual(expect.arrayContaining(['hateReport.statement', 'hateReport.as.ask']))
    expect(await talk.say('It happened to me')).toEqual(['hateReport.added.ask'])
  })
})

describe('stopping', () => {
  test('the menu asks once, because what was told is gone then', async () => {
    const talk = await telling([INSULT, 'no'])
    expect(await talk.say('menu')).toEqual(['hateReport.leaving.really.ask'])
    expect(await talk.say('no')).toEqual(['common.backTo', 'hateReport.as.ask'])
    await talk.say('menu')
    expect(await talk.say('yes')).toEqual(['hateReport.stopped', 'common.menu.topic.ask'])
    expect(talk.last?.effects.leaveSection).toEqual({ destroy: true })
    expect(JSON.stringify(talk.state)).not.toContain('paki')
    expect(talk.reports).toEqual([])
  })

  test.each(['exit', 'timer'] as const)('by %s: the key of the section is destroyed', async (kind) => {
    const talk = await telling([INSULT, 'no', 'It happened to me'])
    await talk.turn({ kind })
    expect(talk.last?.effects.leaveSection).toEqual({ destroy: true })
    expect(JSON.stringify(talk.state)).not.toContain('paki')
  })

  test('by exit after it was sent: the code goes from the log too', async () => {
    const talk = await telling([...ANONYMOUS, 'Send'])
    await talk.turn({ kind: 'exit' })
    expect(talk.last?.effects.leaveSection).toEqual({ destroy: true })
  })

  test('writing that should go is taken away even so; the job knows the place and a kind of wording', async () => {
    const talk = await telling([SLUR, 'no', 'I saw or heard it', 'skip', 'Racist', 'yes'])
    expect(await talk.say('front door of 12 Mill Lane')).toEqual(
      expect.arrayContaining(['hateReport.removal', 'hateReport.removalBy']),
    )
    await talk.turn({ kind: 'exit' })
    expect(talk.last?.effects.leaveSection).toEqual({ destroy: true })
    const { run: _, ...job } = talk.removals[0]!
    expect(job).toEqual({ place: 'front door of 12 Mill Lane', wording: 'racist' })
    expect(talk.reports).toEqual([])
  })
})

describe('by text', () => {
  test('that the number shows is said first; not now keeps nothing', async () => {
    const talk = chat({ shows: SMS })
    expect(await talk.say(INSULT)).toEqual(['sms.threadStart', 'hateReport.open', 'hateReport.goOn.ask'])
    expect(await talk.say('2')).toEqual(['hateReport.stopped'])
    expect(talk.last?.effects.leaveSection).toEqual({ destroy: true })
  })

  test('the short form: nobody is anonymous, several partners by their numbers, and the end names no matter', async () => {
    const talk = chat({ shows: SMS })
    for (const line of [
      INSULT,
      '1',
      '2',
      '1',
      'skip',
      'last week',
      '1',
      'my religion',
      '3',
      '1',
      '2',
      '2',
      'skip',
      'skip',
    ])
      await talk.say(line)
    expect(talk.last?.said.at(-1)?.key).toBe('hateReport.consents.ask')
    expect(await talk.say('2 and 5')).toEqual(['hateReport.check.intro', 'hateReport.check.ask'])
    expect(await talk.say('1')).toEqual(['hateReport.done'])
    const [sent] = talk.reports
    expect(sent?.report).toMatchObject({
      anonymous: false,
      before: 'keeps_happening',
      when: { kind: 'about', words: 'last week' },
      safe_contact: { way: 'sms' },
      consents: { police: 'yes', council: 'yes', schools: 'no' },
    })
    expect(sent?.report.words).toBe(`${INSULT}\nmy religion`)
  })
})

test.each(['i wont give my name', 'im not happy to give my name', 'I never want to give my name', 'dont give my name'])(
  '%p is not a name given',
  async (said) => {
    const talk = await telling([...REQUIRED, 'No, I want to send it now', said])
    expect(talk.last?.said.at(-1)?.key).not.toBe('hateReport.name.ask')
  },
)

describe('whether anybody is in danger', () => {
  const answered = async (said: string, language = 'en'): Promise<string> => {
    const talk = await telling(['Hate or harassment'])
    talk.state.language = language
    talk.state.languageSettled = true
    const keys = await talk.say(said)
    if (keys.includes('hateReport.as.ask')) return 'no'
    if (keys.includes('hateReport.safe.ask')) return 'yes'
    return keys.join(' ')
  }
  const AGAIN = 'hateReport.danger.again.not_understood hateReport.danger.ask'

  test.each([
    'no',
    'No.',
    '2',
    'nope',
    'No, thank you.',
    'no thanks',
    'no, not now',
    'not at the moment',
    'no im fine',
    "No, I'm safe",
    'no one is in danger',
    'No 🙂',
    'no. nobody is.',
    'no, thank God, we are all fine? no',
  ])('%p is a no only where nothing but a no is in it', async (said) => {
    expect(await answered(said)).toBe(said.includes('all fine') ? AGAIN : 'no')
  })

  test.each([
    'no im not alone',
    "no, I'm not alone",
    'No help has come',
    'no, nobody came when I called',
    'no one is helping us',
    'no. please come',
    'no, i need somebody',
    'no he has a key',
    'no i cant talk now',
    'no im at my mums and he knows where that is',
    'nobody can hear me',
    'i am safe if he stays away',
    'yes, no!',
  ])('%p is asked again, with 999', async (said) => {
    expect(await answered(said)).toBe(AGAIN)
  })

  test.each(['no he is still here', 'no hes here', 'no im not safe', 'no, maybe', 'not sure', 'yes'])(
    '%p is a yes',
    async (said) => {
      expect(await answered(said)).toBe('yes')
    },
  )

  test.each([
    ['cy', 'na', 'no'],
    ['cy', 'nac oes, diolch', 'no'],
    ['cy', 'na, mae o yma o hyd', 'yes'],
    ['cy', 'na dydw i ddim ar fy mhen fy hun', AGAIN],
    ['cy', 'na does neb wedi dod', AGAIN],
    ['pl', 'nie', 'no'],
    ['pl', 'nie, jestem bezpieczna', 'no'],
    ['pl', 'nie jestem bezpieczna', 'yes'],
    ['pl', 'nie jestem sama', AGAIN],
    ['pl', 'nie, on nadal tu jest', 'yes'],
    ['pl', 'nie, pomoc nie przyszła', AGAIN],
    ['ur', 'نہیں', 'no'],
    ['ur', 'نہیں، شکریہ', 'no'],
    ['ur', 'نہیں میں اکیلی نہیں ہوں', AGAIN],
    ['ur', 'نہیں وہ ابھی بھی یہاں ہے', 'yes'],
    ['ur', 'نہیں کوئی مدد نہیں آئی', AGAIN],
    ['ur', 'nahi', 'no'],
    ['ur', 'nahi main akeli nahi hoon', AGAIN],
    ['ur', 'nahi woh abhi bhi yahan hai', 'yes'],
    ['ur', 'nahi koi madad nahi aayi', AGAIN],
  ])('in %s %p is %s', async (language, said, is) => {
    expect(await answered(said, language)).toBe(is)
  })
})

describe('a report that is also a complaint', () => {
  test('is offered after it was sent, never inside it', async () => {
    const talk = await telling([
      `${INSULT}, I told you three times and you never did anything`,
      'no',
      'It happened to me',
      'I want to make a complaint about you',
      'No, I want to send it now',
      'Stay anonymous',
    ])
    expect(talk.what()).not.toContain('dissatisfaction.hear')
    const keys = await talk.say('Send')
    expect(keys).toEqual(expect.arrayContaining(['hateReport.done', 'hateReport.complaintToo', 'choice.offer']))
    await talk.say('yes')
    expect(talk.cases.map(({ kind }) => kind)).toEqual(['complaint'])
    expect(talk.conversation.audience).toBe('general')
    expect(JSON.stringify(talk.cases)).not.toContain('paki')
  })
})

test('a report about somebody of ours has the choice to complain after it, and the complaint asks the grounds', async () => {
  const talk = await telling([...REQUIRED, 'Yes, ask me'])
  await skipTo(talk, 'hateReport.aboutStaff.ask')
  await talk.say('yes')
  await skipTo(talk, 'hateReport.check.ask')
  expect(await talk.say('Send')).toEqual(expect.arrayContaining(['hateReport.complaintStaff', 'choice.offer']))
  await talk.say('Make a complaint')
  for (const answer of ['Your man did it', 'skip', 'skip', 'skip', 'skip', 'only me', 'skip', 'here'])
    await talk.say(answer)
  expect(talk.last?.said.at(-1)?.key).toBe('complaint.characteristics.ask')
  expect(JSON.stringify(talk.cases)).not.toContain('paki')
})

describe('coming back with a code', () => {
  test('by itself or from the menu; sealed, and gone with the next message when it was wrong', async () => {
    const talk = await telling(['1111 2222 3333 4444'])
    expect(talk.last?.effects.section).toEqual({ audience: 'hate', sealInbound: true })
    expect(talk.last?.said.map(({ key }) => key)).toEqual(['hateReport.return.notFound'])
    expect(JSON.stringify(talk.state)).not.toContain('1111')
    await talk.say('hello')
    expect(talk.last?.effects.leaveSection).toEqual({ destroy: true, first: true })
  })

  test('shows how it stands, takes a message and changes whom we may tell', async () => {
    const talk = await telling(['I have a code', '1234-5678 9012 3456'])
    expect(talk.last?.said.map(({ key }) => key)).toEqual([
      'hateReport.return.standing.working',
      'hateReport.return.noMessages',
      'hateReport.return.what.ask',
    ])
    await talk.say('Write to the officer')
    expect(await talk.say('It happened again')).toEqual(['hateReport.return.sent', 'hateReport.return.what.ask'])
    await talk.say('Change whom you may tell')
    await talk.say('The council')
    await talk.say('That is all')
    expect(talk.what()).toEqual(['report.message', 'report.withdraw_consent', 'report.give_consent'])
    expect(await talk.say('Finish and close this chat')).toEqual(['hateReport.return.closed'])
  })

  test('to a closed report: how it was handled is asked once, kept out of the log and away from the report', async () => {
    const talk = chat()
    await talk.start()
    Object.assign(talk.reporterView, { status: 'closed', asksSatisfaction: true })
    expect(await talk.say('1234567890123456')).toEqual([
      'hateReport.return.standing.closed',
      'hateReport.return.noMessages',
      'hateReport.satisfied.handled.ask',
    ])
    expect(talk.planned).toEqual([{ what: 'report.satisfaction', args: { action: 'satisfaction' } }])
    expect(talk.choices()).toEqual(['very_well', 'well', 'between', 'badly', 'very_badly', 'skip'])
    expect(await talk.say('Very well')).toEqual(['hateReport.satisfied.thanks', 'hateReport.return.what.ask'])
    expect(talk.last?.effects.unkept).toBe(true)
    expect(talk.planned.at(-1)?.args).toEqual({ action: 'satisfaction', score: 5 })
    expect(JSON.stringify(talk.state)).not.toContain('"score"')
    expect(await talk.say('Finish and close this chat')).toEqual(['hateReport.return.closed'])
  })

  test('to a closed report: the question is skipped with one word, and nobody is asked while it is worked on', async () => {
    const talk = chat()
    await talk.start()
    Object.assign(talk.reporterView, { status: 'closed', asksSatisfaction: true })
    await talk.say('1234567890123456')
    expect(await talk.say('skip')).toEqual(['hateReport.return.what.ask'])
    expect(talk.what()).toEqual(['report.satisfaction'])
    const open = await telling(['1234567890123456'])
    expect(open.last?.said.map(({ key }) => key)).not.toContain('hateReport.satisfied.handled.ask')
  })

  test('whoever is not satisfied may write to the officer, and has the choice to complain outside it', async () => {
    const talk = chat()
    await talk.start()
    Object.assign(talk.reporterView, { status: 'closed', asksSatisfaction: true })
    await talk.say('1234567890123456')
    expect(await talk.say('1 nobody ever rang me')).toEqual([
      'hateReport.satisfied.thanks',
      'hateReport.satisfied.passedOn',
      'hateReport.satisfied.sorry',
      'hateReport.return.what.ask',
    ])
    expect(talk.planned.at(-1)?.args).toEqual({ action: 'satisfaction', score: 1, words: 'nobody ever rang me' })
    expect(await talk.say('Finish and close this chat')).toEqual(
      expect.arrayContaining(['hateReport.return.closed', 'hateReport.complaintToo', 'choice.offer']),
    )
    await talk.say('yes')
    expect(talk.cases.map(({ kind }) => kind)).toEqual(['complaint'])
    expect(talk.conversation.audience).toBe('general')
    expect(JSON.stringify(talk.cases)).not.toContain('rang')
  })

  test('by text a code is not taken', async () => {
    const talk = chat({ shows: SMS })
    expect(await talk.say('1234567890123456')).toContain('hateReport.return.notHere')
  })
})

/** Skips until the question is asked. */
async function skipTo(talk: Chat, key: string): Promise<void> {
  for (let turns = 0; talk.last?.said.at(-1)?.key !== key; turns++) {
    if (turns > 50) throw new Error(`never asked ${key}`)
    await talk.say(talk.last?.said.at(-1)?.key === 'hateReport.who.ask' ? 'Give my name' : 'skip')
  }
}

test('the check says of what was chosen from a list that it stands, and of own words that they do, and shows neither', async () => {
  const talk = await telling(['Hate or harassment', 'no', 'It happened to me', 'Choose from a list'])
  await talk.say('Pressure for sex')
  await talk.say('That is all')
  await talk.say('Yes, ask me')
  await skipTo(talk, 'hateReport.strands.ask')
  await talk.say('Being transgender')
  await talk.say('That is all')
  await skipTo(talk, 'hateReport.allegation.ask')
  await talk.say('the man from number 9')
  await skipTo(talk, 'hateReport.check.ask')
  const lines = talk.last?.said.filter(({ key }) => key === 'common.check.line').map(({ params }) => params)
  const value = (field: string) =>
    lines?.find(({ label }) => JSON.stringify(label) === JSON.stringify({ key: `hateReport.${field}.label` }))?.value
  for (const field of ['account', 'kinds', 'strands'])
    expect([field, value(field)]).toEqual([field, { key: 'hateReport.asYouChose' }])
  expect(value('allegation')).toEqual({ key: 'hateReport.asYouWrote' })
  expect(JSON.stringify(lines)).not.toMatch(/sexual_coercion|transgender|number 9/)
})

describe('whom a report is about', () => {
  const askedOf = async (who: string): Promise<string[]> => {
    const talk = await telling([INSULT, 'no', who])
    const said: Record<string, string> = {
      'hateReport.extent.ask': 'Yes, ask me',
      'hateReport.who.ask': 'Give my name',
    }
    const keys: string[] = []
    for (let turns = 0; talk.last?.said.at(-1)?.key !== 'hateReport.check.ask'; turns++) {
      if (turns > 40) throw new Error('never at the check')
      keys.push(talk.last?.said.at(-1)?.key ?? '')
      await talk.say(said[keys.at(-1) ?? ''] ?? 'skip')
    }
    return keys.filter((key) => /\.(hurt|before|safeTonight|wishes)\./.test(key))
  }

  test('is whoever tells it, or somebody else as far as is known, or those whom a witness saw', async () => {
    expect(await askedOf('I am telling you for somebody else')).toEqual([
      'hateReport.hurt.other.ask',
      'hateReport.before.other.ask',
      'hateReport.safeTonight.other.ask',
      'hateReport.wishes.for_someone.ask',
    ])
    expect(await askedOf('I saw or heard it')).toEqual([
      'hateReport.hurt.other.ask',
      'hateReport.before.other.ask',
      'hateReport.safeTonight.other.ask',
      'hateReport.wishes.ask',
    ])
    expect(await askedOf('It happened to me')).toEqual([
      'hateReport.hurt.ask',
      'hateReport.before.ask',
      'hateReport.safeTonight.ask',
      'hateReport.wishes.ask',
    ])
  })

  test('stands in the check in the same words, and changes with the answer', async () => {
    const talk = await telling([
      INSULT,
      'no',
      'I am telling you for somebody else',
      'skip',
      'skip',
      'skip',
      'Yes, ask me',
    ])
    await skipTo(talk, 'hateReport.safeTonight.other.ask')
    await talk.say('no')
    await skipTo(talk, 'hateReport.check.ask')
    const labels = () => talk.last?.said.flatMap(({ params }) => JSON.stringify(params.label ?? ''))
    expect(labels()).toContain('{"key":"hateReport.safeTonight.other.label"}')
    await talk.say('change 1')
    await talk.say('It happened to me')
    expect(talk.last?.said.at(-1)?.key).toBe('hateReport.check.ask')
    expect(labels()).toContain('{"key":"hateReport.safeTonight.label"}')
  })
})
