/** Plays a `.chat` transcript through the real inbox, turn and log, and reports both transcripts where they part. */
import { DateTime } from 'luxon'
import { readKeyword } from '../../bot/channels/sms/optOut.ts'
import { closeSilentTalks } from '../../bot/silence.ts'
import { tellWaiters } from '../../bot/tellWaiters.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { Entry } from '../../services/conversations/transcript.ts'
import { trusted } from '../../services/db.ts'
import { newId } from '../../services/ids.ts'
import { actOnPaper, passUntil } from './chatCasework.ts'
import { isTrue, standing } from './chatFacts.ts'
import type { Chat, ChatLine } from './chatFile.ts'
import { liftAll, restrictTalk } from './chatRestriction.ts'
import type { World } from './world.ts'

export interface Played {
  world: World
  conversation(): Promise<ConversationRecord>
  chat: Chat
  thread: string
}

/** What the webhook makes of the bare words that leave and rejoin. */
const optOutOf = (body: string) => {
  const optOut = readKeyword({ body })
  return optOut ? { optOut } : {}
}

/** Returns the differences; an empty list means that every line held. */
export async function playChat({
  world: first,
  chat,
  channel,
}: {
  world: World
  chat: Chat
  channel: 'web' | 'sms'
}): Promise<string[]> {
  let world = first
  const twins: World[] = []
  const thread = newId()
  const landlord = world.product.landlords.bySlug(chat.landlord)
  if (!landlord) throw new Error(`No landlord ${chat.landlord}`)
  const name = channel === 'web' ? 'webchat' : 'sms'
  const lane = { channel: name, landlord: landlord.slug, thread } as const
  const peer = { to: '+447700900321', from: landlord.operations.sms_numbers[0] }
  const startAt = DateTime.fromFormat(chat.clock, 'yyyy-MM-dd HH:mm', { zone: 'Europe/London' })
  if (!startAt.isValid) throw new Error(`The clock is not like 2027-03-10 10:00: ${chat.clock}`)
  world.at(startAt.toJSDate())

  await standInQueue({ world, landlord: landlord.slug, away: chat.away })
  let position = 0
  let restricted = false
  let said: { key: string; text: string }[] = []
  let last: { id: string; text: string } | null = null
  /** What comes back to a report, shown once in this talk. */
  let code = ''
  const before = await standing({ world, landlord: landlord.slug })
  const wrong: string[] = []
  const played: string[] = []

  const conversation = async (): Promise<ConversationRecord> =>
    (await world.product.conversations
      .findOne({ landlord: landlord.slug, thread, current: true })
      .lean<ConversationRecord>())!

  const hear = async (): Promise<void> => {
    await world.worker.idle()
    const found = await conversation()
    if (!found) return
    for (const entry of await world.product.transcript.read({ conversation: found, after: position, limit: 500 })) {
      position = entry.position
      collect(entry)
    }
  }
  const collect = ({ author, body }: Entry): void => {
    if (author === 'tenant' || !body || body.event) return
    const keys = body.said ?? (author === 'staff' ? ['staff'] : [])
    for (const key of keys) {
      // Where a transcript is about both channels, the first words of a text thread are as understood as the greeting of the page.
      if (key.startsWith('sms.threadStart') && chat.channels.length > 1) continue
      said.push({ key: key.replace(/(_short)?@.*$/, ''), text: body.text })
      // A place in a text that nobody filled in.
      if (/{{\w+}}/.test(body.text)) wrong.push(`${key}: ${body.text}`)
      code = /\d{4}(?:\s\d{4}){3}/.exec(body.text)?.[0] ?? code
    }
  }
  const send = async ({ id, text }: { id: string; text: string }): Promise<void> => {
    await world.intake.accept({
      id,
      ...lane,
      payload: {
        kind: 'message',
        text,
        language: chat.language,
        ...(channel === 'sms' ? { peer, ...optOutOf(text) } : {}),
      },
    })
    await hear()
  }
  /** Whatever was said and not expected shows up before the next act. */
  const settle = (line: number): void => {
    for (const extra of said) wrong.push(`before line ${line}: nothing expected, said {${extra.key}} ${extra.text}`)
    said = []
  }

  const play = async (line: ChatLine): Promise<void> => {
    if (line.kind !== 'bot' && line.kind !== 'true') settle(line.at)
    if (line.kind === 'tenant') {
      played.push(`> ${line.text}`)
      last = { id: `${name}:${newId()}`, text: line.text.replace('{code}', code) }
      await send(last)
    }
    if (line.kind === 'bot') {
      const next = said.shift()
      played.push(next ? `< {${next.key}} ${next.text}` : '<')
      const same = next !== undefined && (line.key ? next.key === line.key : next.text.includes(line.text))
      if (!same)
        wrong.push(`line ${line.at}: expected ${line.text}, said ${next ? `{${next.key}} ${next.text}` : 'nothing'}`)
    }
    if (line.kind === 'pass') await pass(line.what)
    if (line.kind === 'true') {
      const found = await isTrue({ world, conversation: await conversation(), before, what: line.what })
      if (!found.ok) wrong.push(`line ${line.at}: ${line.what}: ${found.instead}`)
    }
    if (line.kind === 'staff') {
      await staffDoes(line.what)
      // What falls due with it is not left to chance.
      await passUntil({ world, conversation: await conversation(), until: world.now() })
      await hear()
    }
  }
  const pass = async (what: string): Promise<void> => {
    const time = /^(\d+) (minute|hour|day|month)s?$/.exec(what)
    if (time) {
      world.at(
        DateTime.fromJSDate(world.now(), { zone: 'Europe/London' })
          .plus({ [`${time[2]}s`]: Number(time[1]) })
          .toJSDate(),
      )
      await closeSilentTalks({ product: world.product, kick: world.worker.kick })
      await tellWaiters({ product: world.product, kick: world.worker.kick })
      await hear()
      return
    }
    const day = /^to (\d{4}-\d{2}-\d{2} \d{2}:\d{2})$/.exec(what)?.[1]
    if (day) {
      await passUntil({
        world,
        conversation: await conversation(),
        until: DateTime.fromFormat(day, 'yyyy-MM-dd HH:mm', { zone: 'Europe/London' }).toJSDate(),
      })
      await tellWaiters({ product: world.product, kick: world.worker.kick })
      await hear()
      return
    }
    if (what === 'new process') {
      const now = world.now()
      world = await world.twin()
      world.at(now)
      twins.push(world)
      return
    }
    if (what === 'duplicate' && last) return await send(last)
    if (what === 'exit') {
      await world.intake.accept({ id: `${name}:${newId()}`, ...lane, payload: { kind: 'exit' } })
      return await hear()
    }
    throw new Error(`Not a thing that can pass: ${what}`)
  }
  /** The officer's side by the same writes that the staff API makes. */
  const staffDoes = async (what: string): Promise<void> => {
    const { product } = world
    const found = await conversation()
    const who = 'officer'
    if (await actOnPaper({ world, conversation: found, what })) return
    if (what === 'one person answers from now on') {
      restricted = true
      await restrictTalk({ world, conversation: found })
    } else if (what === 'claims') {
      // Somebody who is not there loses a claim; this officer stays however far the clock is moved.
      await product.db.connection.collection<{ _id: string }>('presence').updateOne(
        { _id: who },
        {
          $set: {
            landlord: landlord.slug,
            audience: 'general',
            retention: 'session',
            seenAt: new Date('2100-01-01'),
          },
        },
        { upsert: true },
      )
      await product.conversations.updateOne(
        { _id: found._id, landlord: landlord.slug, holder: null },
        { $set: { holder: who, waiting: null }, $inc: { version: 1 } },
      )
    } else if (what === 'hands back') {
      await product.conversations.updateOne(
        { _id: found._id, landlord: landlord.slug, holder: who },
        { $set: { holder: null }, $inc: { version: 1 } },
      )
      await world.intake.accept({ id: `release:${newId()}`, ...lane, payload: { kind: 'released' } })
    } else throw new Error(`Staff cannot: ${what}`)
  }

  try {
    if (channel === 'web') {
      await world.intake.accept({
        id: `webchat:${thread}:start`,
        ...lane,
        payload: { kind: 'start', language: chat.language },
      })
      await hear()
      // The greeting is the same in each transcript; those about it say so with a first "<" line.
      if (chat.lines[0]?.kind !== 'bot') said = []
    }
    for (const line of chat.lines) await play(line)
    settle(chat.lines.at(-1)?.at ?? 0)
  } finally {
    if (restricted) await liftAll(world)
    for (const twin of twins) await twin.stop()
  }
  return wrong.length === 0 ? [] : [...wrong, '', 'what was said:', ...played]
}

/** Each transcript finds the office as it says: an adviser at the desk or nobody, and nobody else waiting. */
async function standInQueue({
  world,
  landlord,
  away,
}: {
  world: World
  landlord: string
  away: boolean
}): Promise<void> {
  const { conversations, db } = world.product
  await conversations.updateMany({ landlord, waiting: trusted({ $ne: null }) }, { $set: { waiting: null } })
  const seenAt = new Date(away ? '2000-01-01' : '2100-01-01')
  const known = { landlord, audience: 'general', retention: 'session', seenAt }
  const advisers = db.connection.collection<{ _id: string }>('accounts').find({ landlord, roles: 'adviser' })
  for await (const { _id } of advisers)
    await db.connection.collection<{ _id: string }>('presence').updateOne({ _id }, { $set: known }, { upsert: true })
}
