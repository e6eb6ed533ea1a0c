/** A tenant on the web, request by request: opens a conversation, writes, and reads what the log holds. */
import { localUrl, settled } from './signText.ts'
import type { World } from './world.ts'

export interface Shown {
  type: string
  id: string
  text?: string
  from: { id: string; role: string }
  name?: string
  value?: unknown
  channelData?: { clientActivityID?: string }
  suggestedActions?: { actions: { type: string; title: string; value: string }[] }
}

export interface Opened {
  conversationId: string
  token: string
  expires_in: number
  streamUrl: string
}

export const directLine = (world: World): string => `${localUrl(world)}/v3/directline`

export const call = ({
  world,
  path,
  token,
  method = 'POST',
  body,
  headers = {},
}: {
  world: World
  path: string
  token?: string
  method?: string
  /** Sent as JSON unless it is a string. */
  body?: unknown
  headers?: Record<string, string>
}): Promise<Response> =>
  fetch(directLine(world) + path, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })

export const generate = async ({
  world,
  landlord,
}: {
  world: World
  landlord?: string
}): Promise<{ conversationId: string; token: string }> => {
  const answer = await call({ world, path: `/tokens/generate${landlord ? `?landlord=${landlord}` : ''}` })
  if (answer.status !== 200) throw new Error(`No token: ${answer.status}`)
  return (await answer.json()) as { conversationId: string; token: string }
}

export async function webTalk({ world, landlord, locale }: { world: World; landlord?: string; locale?: string }) {
  const { conversationId: id, token } = await generate({ world, ...(landlord ? { landlord } : {}) })
  const opened = (await (
    await call({ world, path: '/conversations', token, ...(locale ? { body: { locale } } : {}) })
  ).json()) as Opened
  await settled(world)
  let mark = ''

  const read = async (watermark = mark): Promise<Shown[]> => {
    const answer = await call({
      world,
      path: `/conversations/${id}/activities?watermark=${watermark}`,
      token,
      method: 'GET',
    })
    if (answer.status !== 200) throw new Error(`Not read: ${answer.status}`)
    const found = (await answer.json()) as { activities: Shown[]; watermark: string }
    mark = found.watermark
    return found.activities
  }
  const post = (activity: Record<string, unknown>): Promise<Response> =>
    call({
      world,
      path: `/conversations/${id}/activities`,
      token,
      body: { type: 'message', from: { id: 'me' }, ...activity },
    })

  return {
    id,
    token,
    opened,
    greeting: await read(),
    read,
    post,
    /** Writes one message and gives back what was said to it. */
    say: async (text: string): Promise<string[]> => {
      const answer = await post({ text })
      if (answer.status !== 200) throw new Error(`Not taken: ${answer.status}`)
      await settled(world)
      return (await read())
        .filter(({ from, type }) => from.role === 'bot' && type === 'message')
        .map(({ text: said }) => said ?? '')
    },
    /** Buttons under the last message of the log. */
    buttons: async (): Promise<string[]> => {
      const kept = mark
      const all = await read('')
      mark = kept
      return (
        all
          .findLast(({ type, from }) => type === 'message' && from.role === 'bot')
          ?.suggestedActions?.actions.map(({ title }) => title) ?? []
      )
    },
  }
}

export type WebTalk = Awaited<ReturnType<typeof webTalk>>
