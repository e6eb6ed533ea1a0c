/** `heard talk`: a conversation in the terminal through the very inbox, turn and log that the channels use. */
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { catalogue } from '../../locales/index.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { Entry } from '../../services/conversations/transcript.ts'
import { newId } from '../../services/ids.ts'
import { createLog } from '../../services/log.ts'
import { readConfig } from '../config.ts'
import { start } from '../main.ts'
import { fill } from './fill.ts'

const words = catalogue.en.cli as Record<string, string>

export async function talkCommand({
  channel,
  language,
  landlord: slug,
  env,
  input,
  print,
}: {
  channel: string
  language: string
  landlord?: string
  env: NodeJS.ProcessEnv
  input: Readable
  print: (line: string) => void
}): Promise<number> {
  if (channel !== 'webchat' && channel !== 'sms') {
    print(fill({ text: words.talk_bad_channel ?? '', params: { channel } }))
    return 1
  }
  // A port of its own, so that it runs beside a product that is already up.
  const read = readConfig({ ...env, PORT: '0', LOG_LEVEL: env.LOG_LEVEL ?? 'error' })
  const started = read.ok
    ? await start({ config: read.config, log: createLog({ level: read.config.logLevel }), env })
    : { ok: false as const, problems: read.problems }
  if (!started.ok) {
    for (const problem of started.problems) print(problem)
    return 1
  }
  const { running } = started
  const { product, intake, worker } = running
  const landlord =
    (slug ? product.landlords.bySlug(slug) : undefined) ??
    product.landlords.byHost('localhost') ??
    product.landlords.all()[0]!
  const thread = newId()
  const lane = { channel, landlord: landlord.slug, thread } as const
  const peer = { to: '+447700900999', from: landlord.operations.sms_numbers[0] ?? '+447700900000' }
  let position = 0

  const hear = async (): Promise<void> => {
    await worker.idle()
    const conversation = await product.conversations
      .findOne({ landlord: landlord.slug, thread, current: true })
      .lean<ConversationRecord>()
    if (!conversation) return
    for (const entry of await product.transcript.read({ conversation, after: position, limit: 200 })) {
      position = entry.position
      show(entry)
    }
  }
  const show = ({ author, body }: Entry): void => {
    if (author === 'tenant' || !body || body.event) return
    print(body.text)
    const buttons = (body.choices ?? []).map(({ title }, index) => `  [${index + 1}] ${title}`)
    for (const button of buttons) print(button)
    print('')
  }

  print(fill({ text: words.talk_ready ?? '', params: { channel } }))
  print('')
  if (channel === 'webchat')
    await intake.accept({ id: `webchat:${thread}:start`, ...lane, payload: { kind: 'start', language } })
  await hear()
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue
    await intake.accept({
      id: `${channel}:${newId()}`,
      ...lane,
      payload: { kind: 'message', text: line, language, ...(channel === 'sms' ? { peer } : {}) },
    })
    await hear()
  }
  await running.stop()
  return 0
}
