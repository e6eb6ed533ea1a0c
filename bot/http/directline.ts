/** Direct Line 3.0 for our own web chat: tokens for one conversation, activities with a watermark, a stream; the stock clients work unchanged. */
import { z } from 'zod'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { TICKET_SECONDS, type TokenHolder } from '../../services/conversations/tokens.ts'
import { AppError } from '../../services/errors.ts'
import { newId } from '../../services/ids.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import { activityOf } from '../directLineActivity.ts'
import type { Hub } from '../hub.ts'
import type { Intake } from '../intake.ts'
import { markSeen } from '../markSeen.ts'
import type { Product } from '../product.ts'
import { offeredLanguages } from '../wording.ts'
import { parseJson } from './body.ts'
import { createFileAnswer } from './directLineFile.ts'
import { createPost } from './directLinePost.ts'
import { createUpload } from './directLineUpload.ts'
import { landlordOf } from './landlordOf.ts'
import { createLimiter } from './limits.ts'
import { type Answer, type Call, JSON_BODY, type Route } from './route.ts'

/** Rows answered at once; a client that is further behind asks again from the watermark it got. */
const PAGE = 200

const short = z.string().max(200)
const opening = z.looseObject({ locale: short.optional() })

interface Deps {
  product: Product
  intake: Intake
  hub: Hub
}

/** The page's own origin, or a site of the landlord that embeds it; a request without Origin is not from another page (threat T12). */
function checkOrigin({ product, call, landlord }: { product: Product; call: Call; landlord: Landlord }): void {
  const origin = call.headers.origin
  if (!origin || origin === 'null') return
  let host: string
  try {
    host = new URL(origin).host
  } catch {
    throw new AppError('forbidden')
  }
  const own = host === (call.headers.host ?? '').toLowerCase() || origin === product.config.publicUrl
  if (!own && !landlord.operations.embed_origins.includes(origin)) throw new AppError('forbidden')
}

export function directLineRoutes({ product, intake, hub }: Deps): Route[] {
  const { tokens, config } = product
  const slugs = (): string[] => product.landlords.all().map(({ slug }) => slug)
  const newTalkLimit = createLimiter(config.limits.newTalksPerAddress)
  const callLimit = createLimiter(config.limits.callsPerTalk)

  const bearer = (call: Call): string => {
    const token = /^Bearer ([\w-]{20,200})$/.exec(call.headers.authorization ?? '')?.[1]
    if (!token) throw new AppError('unauthorised')
    return token
  }
  const holderOf = async (call: Call): Promise<TokenHolder & { token: string }> => {
    const token = bearer(call)
    const checked = await tokens.check({ token, landlords: slugs() })
    if (checked.ok) return { ...checked.holder, token }
    // The client refreshes on 403 and gives up on 401 (facts: endpoints).
    throw new AppError(checked.reason === 'expired' ? 'token_expired' : 'unauthorised')
  }
  /** A token opens its own conversation and no other: to it, any other does not exist. */
  const holderFor = async (call: Call): Promise<TokenHolder & { token: string }> => {
    const holder = await holderOf(call)
    if (call.params.id !== holder.conversation) throw new AppError('not_found')
    return holder
  }
  const conversationOf = (holder: TokenHolder): Promise<ConversationRecord | null> =>
    product.conversations.findOne({ _id: holder.conversation, landlord: holder.landlord }).lean<ConversationRecord>()

  const watermarkOf = (call: Call): number => {
    const mark = call.query.get('watermark') ?? ''
    if (mark === '') return 0
    if (!/^\d{1,9}$/.test(mark)) throw new AppError('bad_request')
    return Number(mark)
  }
  const streamUrl = async ({
    call,
    holder,
    after,
  }: {
    call: Call
    holder: TokenHolder
    after: string
  }): Promise<string> => {
    const ticket = await tokens.ticket(holder)
    const base =
      config.publicUrl && call.headers.host === new URL(config.publicUrl).host
        ? config.publicUrl
        : `http://${call.headers.host ?? 'localhost'}`
    return `${base.replace(/^http/, 'ws')}/v3/directline/conversations/${holder.conversation}/stream?watermark=${after}&t=${ticket}`
  }
  const describe = async ({
    call,
    holder,
    token,
    expiresIn,
    after,
  }: {
    call: Call
    holder: TokenHolder
    token: string
    expiresIn: number
    after: string
  }) => ({
    conversationId: holder.conversation,
    token,
    expires_in: expiresIn,
    streamUrl: await streamUrl({ call, holder, after }),
    referenceGrammarId: `heard-${TICKET_SECONDS}`,
  })
  const start = async ({ holder, locale }: { holder: TokenHolder; locale: string | undefined }): Promise<void> => {
    const landlord = product.landlords.bySlug(holder.landlord)
    const offered = offeredLanguages({
      wanted: landlord?.operations.languages ?? ['en'],
      acceptsDrafts: landlord?.operations.accepts_draft_wording != null,
      production: config.production,
    })
    const language = offered.find((code) => code === locale?.split('-')[0]) ?? offered[0] ?? 'en'
    await intake.accept({
      id: `webchat:${holder.conversation}:start`,
      channel: 'webchat',
      landlord: holder.landlord,
      thread: holder.conversation,
      payload: { kind: 'start', language },
    })
  }

  const generate = async (call: Call): Promise<Answer> => {
    const landlord = landlordOf({ product, call })
    checkOrigin({ product, call, landlord })
    await newTalkLimit.take(call.ip)
    const holder = { conversation: newId(), landlord: landlord.slug }
    const { token, expiresIn } = await tokens.issue(holder)
    return { status: 200, body: { conversationId: holder.conversation, token, expires_in: expiresIn } }
  }

  const refresh = async (call: Call): Promise<Answer> => {
    const { token: _old, ...holder } = await holderOf(call)
    await callLimit.take(holder.conversation)
    const { token, expiresIn } = await tokens.issue(holder)
    return { status: 200, body: { conversationId: holder.conversation, token, expires_in: expiresIn } }
  }

  const open = async (call: Call): Promise<Answer> => {
    const { token, ...holder } = await holderOf(call)
    await callLimit.take(holder.conversation)
    const { locale } = parseJson({ call, schema: opening })
    const existing = await product.conversations.exists({ _id: holder.conversation, landlord: holder.landlord })
    if (!existing) await start({ holder, locale })
    return { status: existing ? 200 : 201, body: await describe({ call, holder, token, expiresIn: 1800, after: '' }) }
  }

  const reconnect = async (call: Call): Promise<Answer> => {
    const { token: _old, ...holder } = await holderFor(call)
    await callLimit.take(holder.conversation)
    const conversation = await conversationOf(holder)
    if (!conversation || conversation.ended) throw new AppError('not_found')
    const { token, expiresIn } = await tokens.issue(holder)
    return {
      status: 200,
      body: await describe({ call, holder, token, expiresIn, after: call.query.get('watermark') ?? '' }),
    }
  }

  const read = async (call: Call): Promise<Answer> => {
    const holder = await holderFor(call)
    await callLimit.take(holder.conversation)
    const after = watermarkOf(call)
    const conversation = await conversationOf(holder)
    if (!conversation) return { status: 200, body: { activities: [], watermark: String(after) } }
    const entries = await product.transcript.read({ conversation, after, limit: PAGE })
    const last = entries.at(-1)?.position ?? after
    await markSeen({ product, conversation, entries })
    return {
      status: 200,
      body: { activities: entries.flatMap((entry) => activityOf(entry) ?? []), watermark: String(last) },
    }
  }

  const { post, take } = createPost({ product, intake, hub, bearer, holderFor })

  /** Leaving: the session ends on the server, whatever the page managed to do. */
  const exit = async (call: Call): Promise<Answer> => {
    const holder = await holderFor(call)
    await intake.accept({
      id: `webchat:${holder.conversation}:exit`,
      channel: 'webchat',
      landlord: holder.landlord,
      thread: holder.conversation,
      payload: { kind: 'exit' },
    })
    await tokens.end(holder)
    return { status: 204, headers: { 'Clear-Site-Data': '"cache", "storage"' } }
  }

  const file = createFileAnswer({ product, holderFor, limit: callLimit })
  const upload = createUpload({ product, bearer, holderFor, take })

  const at = '/v3/directline'
  return [
    { method: 'POST', path: `${at}/tokens/generate`, name: 'directline.generate', handle: generate },
    { method: 'POST', path: `${at}/tokens/refresh`, name: 'directline.refresh', handle: refresh },
    {
      method: 'POST',
      path: `${at}/conversations`,
      name: 'directline.open',
      body: { ...JSON_BODY, optional: true },
      handle: open,
    },
    { method: 'GET', path: `${at}/conversations/:id`, name: 'directline.reconnect', handle: reconnect },
    { method: 'GET', path: `${at}/conversations/:id/activities`, name: 'directline.read', handle: read },
    {
      method: 'POST',
      path: `${at}/conversations/:id/activities`,
      name: 'directline.post',
      body: JSON_BODY,
      handle: post,
    },
    {
      method: 'GET',
      path: `${at}/conversations/:id/files/:position/:file`,
      name: 'directline.file',
      handle: file,
    },
    { method: 'POST', path: `${at}/conversations/:id/upload`, name: 'directline.upload', handle: upload },
    { method: 'POST', path: `${at}/conversations/:id/exit`, name: 'directline.exit', handle: exit },
  ]
}
