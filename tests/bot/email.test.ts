/** A letter by e-mail arrives whole and once over a sealed line, and nothing of it is in the log. */
import { randomBytes, randomUUID } from 'node:crypto'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import tls from 'node:tls'
import { createEmailSender, type EmailToSend } from '../../bot/channels/email/emailSender.ts'
import { readSmtpUrl, type SmtpSettings } from '../../bot/channels/email/smtpUrl.ts'
import { sendEmail } from '../../bot/sending/sendEmail.ts'
import type { NewSend, OutboxRecord } from '../../services/conversations/outbox.ts'
import type { EmailContent } from '../../services/conversations/sendContent.ts'
import { operationsSchema } from '../../services/landlords/operations.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import { type MailServer, PASSWORD, startMailServer, USER } from '../support/mailServer.ts'
import { readMail } from '../support/readMail.ts'
import { selfSigned } from '../support/selfSigned.ts'
import { settled } from '../support/signText.ts'
import { type World, world } from '../support/world.ts'

const { key, cert } = selfSigned()
const trustedBefore = tls.getCACertificates('default')
const stops: (() => Promise<void>)[] = []
beforeAll(() => tls.setDefaultCACertificates([...trustedBefore, cert]))
afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
  tls.setDefaultCACertificates(trustedBefore)
})

const mailServer = async (options: Parameters<typeof startMailServer>[0] = { key, cert }): Promise<MailServer> => {
  const server = await startMailServer(options)
  stops.push(server.close)
  return server
}
/** A server that takes the call and never says a word. */
const silentServer = async (): Promise<number> => {
  const held = new Set<Socket>()
  const server: Server = createServer((socket) => void held.add(socket.on('error', () => {})))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  stops.push(async () => {
    for (const socket of held) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
const urlOf = ({
  port,
  scheme = 'smtp+starttls',
  password = PASSWORD,
}: {
  port: number
  scheme?: string
  password?: string
}) => `${scheme}://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}`
const senderTo = (where: Parameters<typeof urlOf>[0] & { timeoutMs?: number }) =>
  createEmailSender({ smtp: readSmtpUrl(urlOf(where)) as SmtpSettings, timeoutMs: where.timeoutMs ?? 60_000 })

const mail = (more: Partial<EmailToSend> = {}): EmailToSend => ({
  key: randomUUID(),
  at: new Date('2027-03-10T10:00:00Z'),
  to: 'reader@homes.example',
  from: 'letters@meadowbrook.example',
  subject: 'آپ کے لیے ایک خط',
  text: 'آپ کا خط ساتھ ہے۔\nWe wrote to you today.',
  ...more,
})

test('a letter in Urdu arrives with every letter and every byte, over STARTTLS and signed in', async () => {
  const server = await mailServer()
  const bytes = randomBytes(300_000)
  const sent = mail({
    fromName: 'Meadowbrook Homes – میڈوبروک',
    replyTo: 'answers@meadowbrook.example',
    html: '<p dir="rtl">آپ کا خط ساتھ ہے۔</p>',
    attachments: [{ filename: 'خط ۱.pdf', contentType: 'application/pdf', base64: bytes.toString('base64') }],
  })
  const result = await senderTo({ port: server.port }).send(sent)
  expect(result).toEqual({ outcome: 'sent', sid: expect.stringMatching(/^<[0-9a-f]{40}@meadowbrook\.example>$/) })
  expect(server.mails).toHaveLength(1)
  expect(server.mails[0]).toMatchObject({ from: sent.from, to: [sent.to], secure: true })
  const arrived = readMail(server.mails[0]!.raw)
  expect(arrived.header('Subject')).toBe(sent.subject)
  expect(arrived.text.trim()).toBe(sent.text.replace('\n', '\r\n'))
  expect(arrived.html.trim()).toBe(sent.html)
  expect(arrived.files.map(({ name, type }) => [name, type])).toEqual([['خط ۱.pdf', 'application/pdf']])
  expect(arrived.files[0]!.bytes.equals(bytes)).toBe(true)
  expect(arrived.header('From')).toContain('میڈوبروک')
  expect(arrived.header('Reply-To')).toBe('answers@meadowbrook.example')
  expect(arrived.header('Message-ID')).toBe((result as { sid: string }).sid)
  expect(new Date(arrived.header('Date'))).toEqual(sent.at)
  expect(arrived.header('Auto-Submitted')).toBe('auto-generated')
})

test('a letter arrives over a line that is sealed from its first byte', async () => {
  const server = await mailServer({ key, cert, secure: true })
  expect(await senderTo({ port: server.port, scheme: 'smtps' }).send(mail())).toMatchObject({ outcome: 'sent' })
  expect(server.mails).toMatchObject([{ secure: true }])
})

test.each([
  ['puts the reader off', { at: 'recipient', answer: 450 }, 'retry', '450'],
  ['puts the words off', { at: 'data', answer: 421 }, 'retry', '421'],
  ['does not know the reader', { at: 'recipient', answer: 550 }, 'failed', '550'],
  ['refuses the words', { at: 'data', answer: 554 }, 'failed', '554'],
  ['refuses to talk to us at all', { at: 'hello', answer: 554 }, 'retry', '554'],
  ['is lost before the words were given', { at: 'recipient', answer: 'cut' }, 'retry', expect.any(String)],
  ['hangs before the words were given', { at: 'recipient', answer: 'hang' }, 'retry', expect.any(String)],
  ['hangs after the words were given', { at: 'data', answer: 'hang' }, 'unknown', expect.any(String)],
] as const)('what comes of a letter when the server %s', async (_name, step, outcome, code) => {
  const server = await mailServer()
  server.script(step)
  // Short only where nobody will ever answer: a busy machine must not be taken for a server that hangs.
  const hangs = step.answer === 'hang' ? { timeoutMs: 1_500 } : {}
  const result = await senderTo({ port: server.port, ...hangs }).send(mail())
  expect(result).toEqual({ outcome, code })
})

test('when the line is lost after the words were given, the second try has the same Message-ID', async () => {
  const server = await mailServer()
  server.script({ at: 'data', answer: 'cut' })
  const letter = mail()
  const sender = senderTo({ port: server.port })
  expect(await sender.send(letter)).toMatchObject({ outcome: 'unknown' })
  expect(await sender.send({ ...letter, at: new Date('2027-03-10T10:00:02Z') })).toMatchObject({ outcome: 'sent' })
  expect(await sender.send(mail())).toMatchObject({ outcome: 'sent' })
  const ids = server.mails.map(({ raw }) => readMail(raw).header('Message-ID'))
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})

test('a wrong password is ours to put right: the letter waits', async () => {
  const server = await mailServer()
  const result = await senderTo({ port: server.port, password: 'not it' }).send(mail())
  expect(result).toEqual({ outcome: 'retry', code: '535' })
  expect(server.mails).toEqual([])
})

test('a server that is not there, or never speaks, is tried again', async () => {
  const gone = await startMailServer({ key, cert })
  await gone.close()
  expect(await senderTo({ port: gone.port }).send(mail())).toEqual({ outcome: 'retry', code: 'ECONNREFUSED' })
  const silent = await silentServer()
  expect(await senderTo({ port: silent, timeoutMs: 300 }).send(mail())).toMatchObject({ outcome: 'retry' })
})

test('to a server that offers no TLS, or that nobody vouches for, neither password nor words are said', async () => {
  const open = await mailServer({ disabledCommands: ['STARTTLS'] })
  expect(await senderTo({ port: open.port }).send(mail())).toMatchObject({ outcome: 'retry' })
  const stranger = await mailServer(selfSigned())
  expect(await senderTo({ port: stranger.port }).send(mail())).toMatchObject({ outcome: 'retry' })
  const sealed = await mailServer({ ...selfSigned(), secure: true })
  expect(await senderTo({ port: sealed.port, scheme: 'smtps' }).send(mail())).toMatchObject({ outcome: 'retry' })
  for (const { mails, signIns } of [open, stranger, sealed]) expect([mails, signIns]).toEqual([[], []])
})

test.each([
  'reader@homes.example, other@homes.example',
  'Reader <reader@homes.example>',
  'reader@homes.example>\r\nRCPT TO:<other@homes.example',
  'reader@homes.example\nBcc: other@homes.example',
  '',
])('what is not one plain address gets nothing: %j', async (to) => {
  const server = await mailServer()
  expect(await senderTo({ port: server.port }).send(mail({ to }))).toEqual({ outcome: 'failed', code: 'bad_address' })
  expect(server.mails).toEqual([])
})

test('a line break in a subject or a file name adds no header', async () => {
  const server = await mailServer()
  await senderTo({ port: server.port }).send(
    mail({
      subject: 'A letter\r\nBcc: other@homes.example\r\n\r\nInvented words',
      fromName: 'Homes\r\nBcc: other@homes.example',
      attachments: [{ filename: 'a\r\nX-Made: up.pdf', contentType: 'application/pdf', base64: 'YQ==' }],
    }),
  )
  expect(server.mails.map(({ to }) => to)).toEqual([['reader@homes.example']])
  const { raw } = server.mails[0]!
  expect(readMail(raw).header('Bcc')).toBe('')
  expect(raw.toString()).not.toMatch(/^(Bcc|X-Made):/im)
})

describe('the outbox', () => {
  let server: MailServer
  let on: World
  let twin: World
  beforeAll(async () => {
    server = await mailServer()
    on = await world({ env: { SMTP_URL: urlOf({ port: server.port }), LOG_LEVEL: 'debug' } })
    stops.push(() => on.stop())
    twin = await on.twin()
    stops.push(() => twin.stop())
  }, 180_000)

  const CANARY = 'Zimtstern-4711'
  const row = (to: string): NewSend => ({
    id: randomUUID(),
    landlord: 'meadowbrook',
    audience: 'general',
    retention: 'case_complaint',
    conversation: null,
    channel: 'email',
    kind: 'notice',
    lane: `letters:${to}`,
    order: 1,
    at: on.now(),
    content: {
      to: `${to}-${CANARY}@homes.example`,
      from: 'letters@meadowbrook.example',
      subject: `A letter ${CANARY}`,
      text: `Your letter. ${CANARY}`,
      attachments: [
        { filename: `${CANARY}.txt`, contentType: 'text/plain', base64: Buffer.from(CANARY).toString('base64') },
      ],
    },
  })
  const plan = (...rows: NewSend[]): Promise<unknown> =>
    on.product.db.transact((session) => on.product.outbox.plan(rows).run(session))
  const rowOf = async (id: string): Promise<OutboxRecord> =>
    (await on.product.outbox.model.findOne({ _id: id, landlord: 'meadowbrook' }).lean<OutboxRecord>())!
  const until = async (what: () => Promise<boolean>): Promise<void> => {
    for (const end = performance.now() + 60_000; !(await what()); ) {
      if (performance.now() > end) throw new Error('it did not come about')
      for (const one of [on, twin]) one.pass(60_000)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const arrivedAt = (to: string): string[] =>
    server.mails.filter((one) => one.to[0]?.startsWith(`${to}-`)).map(({ raw }) => readMail(raw).header('Message-ID'))

  test('twelve planned letters leave once each from two processes, and their words are then gone', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => row(`once${index}`))
    await plan(...rows)
    await settled(on)
    for (const [index, { id }] of rows.entries()) {
      const ids = arrivedAt(`once${index}`)
      expect(ids).toHaveLength(1)
      expect(await rowOf(id)).toMatchObject({ state: 'sent', providerId: ids[0], attempts: 1 })
      expect(await rowOf(id)).not.toHaveProperty('content')
    }
  })

  test('a letter put off is sent later, one refused for good is marked, one whose answer was lost keeps its name', async () => {
    const [later, never, lost] = [row('later'), row('never'), row('lost')]
    server.script({ at: 'recipient', answer: 451 })
    await plan(later)
    await until(async () => (await rowOf(later.id)).state === 'sent')
    expect(await rowOf(later.id)).toMatchObject({ attempts: 2 })
    server.script({ at: 'recipient', answer: 550 })
    await plan(never)
    await until(async () => (await rowOf(never.id)).state === 'failed')
    expect(await rowOf(never.id)).toMatchObject({ code: '550', attempts: 1 })
    server.script({ at: 'data', answer: 'cut' })
    await plan(lost)
    await until(async () => (await rowOf(lost.id)).state === 'sent')
    expect([arrivedAt('later').length, arrivedAt('never').length]).toEqual([1, 0])
    const ids = arrivedAt('lost')
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(await rowOf(lost.id)).toMatchObject({ code: 'unknown', providerId: ids[0] })
  })

  const answers = 'answers@meadowbrook.example'
  const landlordWith = (email: unknown): Landlord => {
    const landlord = on.product.landlords.bySlug('meadowbrook') as Landlord
    const { email: _shipped, ...operations } = landlord.operations
    return { ...landlord, operations: operationsSchema.parse({ ...operations, ...(email ? { email } : {}) }) }
  }

  test('a letter is asked for only where there is a server and the landlord has an address', () => {
    expect(on.product.canEmail(landlordWith({ from: 'letters@meadowbrook.example' }))).toBe(true)
    expect(on.product.canEmail(landlordWith(null))).toBe(false)
    for (const from of ['', 'letters', 'Homes <letters@meadowbrook.example>'])
      expect(() => landlordWith({ from })).toThrow(/is not an address like homes@example\.org/)
  })

  test("a letter comes in the landlord's name, and answers go where the profile says", async () => {
    const landlord = landlordWith({ from: 'letters@meadowbrook.example', reply_to: answers })
    const { id, content } = row('named')
    const [letter, claimed] = [content as EmailContent, { _id: id } as OutboxRecord]
    const send = (isOurs: () => boolean) =>
      sendEmail({
        sender: senderTo({ port: server.port }),
        landlord,
        row: claimed,
        content: letter,
        at: on.now(),
        isOurs,
      })
    // A process that slept through its lease leaves the letter to whoever has claimed it since.
    expect(await send(() => false)).toEqual({ outcome: 'unknown', code: 'lease_over' })
    expect(await send(() => true)).toMatchObject({ outcome: 'sent' })
    const arrived = server.mails.filter((one) => one.to[0] === letter.to)
    expect(arrived).toHaveLength(1)
    const { header } = readMail(arrived[0]!.raw)
    expect(header('From')).toBe('Meadowbrook Homes <letters@meadowbrook.example>')
    expect(header('Reply-To')).toBe(answers)
  })

  test('nothing of address, subject, words or password is in any line that was logged', () => {
    on.product.log.info('the log is heard')
    const said = on.logged() + twin.logged()
    expect(said).toContain('the log is heard')
    for (const secret of [CANARY, 'homes.example', 'A letter', PASSWORD, encodeURIComponent(PASSWORD)])
      expect(said).not.toContain(secret)
  })
})

test('a mail server that hangs keeps no text waiting', async () => {
  const on = await world({ env: { SMTP_URL: urlOf({ port: await silentServer() }) } })
  stops.push(() => on.stop())
  const base = { landlord: 'meadowbrook', audience: 'general', retention: 'conversation', conversation: null } as const
  const letters = Array.from({ length: 12 }, (_, index): NewSend => {
    const { to, from, subject, text } = mail()
    const content = { to, from, subject, text }
    return {
      ...base,
      id: `m${index}`,
      channel: 'email',
      kind: 'notice',
      lane: `m${index}`,
      order: 1,
      at: on.now(),
      content,
    }
  })
  await on.product.db.transact((session) => on.product.outbox.plan(letters).run(session))
  const landlord = 'meadowbrook'
  const sending = () => on.product.outbox.model.countDocuments({ landlord, channel: 'email', state: 'sending' })
  while ((await sending()) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  const content = { to: '+447700900321', from: '+447700900100', body: 'You are not alone.' }
  const text: NewSend = { ...base, id: 't', channel: 'sms', kind: 'safety', lane: 't', order: 1, at: on.now(), content }
  await on.product.db.transact((session) => on.product.outbox.plan([text]).run(session))
  const row = () => on.product.outbox.model.findOne({ _id: 't', landlord }).lean()
  while (['waiting', 'sending'].includes((await row())?.state ?? ''))
    await new Promise((resolve) => setTimeout(resolve, 20))
  // It has left while the first letters still hang: none of them has been given up and made way.
  const letter = { landlord, channel: 'email' } as const
  expect(await on.product.outbox.model.countDocuments({ ...letter, code: null })).toBe(letters.length)
}, 180_000)
