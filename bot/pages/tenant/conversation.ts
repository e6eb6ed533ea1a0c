/** Starts, resumes, refreshes and ends a conversation over Direct Line; a refusal by the line is thrown, an ended conversation is null. */

export type Conversation = { conversationId: string; token: string; streamUrl: string }
export type KeptConversation = Pick<Conversation, 'conversationId' | 'token'>

export const DIRECT_LINE = '/v3/directline'

export async function startConversation({
  landlord,
  language,
}: {
  landlord: string
  language: string
}): Promise<Conversation> {
  const generated = await call({
    path: `/tokens/generate?landlord=${encodeURIComponent(landlord)}`,
    body: { locale: language },
  })
  const { token } = (await generated.json()) as { token: string }
  return (await call({ path: '/conversations', token, body: { locale: language } })).json()
}

/** An empty watermark asks for the whole history again. */
export async function resumeConversation({ conversationId, token }: KeptConversation): Promise<Conversation | null> {
  const path = `/conversations/${conversationId}?watermark=`
  const answer = await call({ path, token, method: 'GET', expected: [401, 403, 404, 410] })
  return answer.ok ? answer.json() : null
}

export async function refreshToken(token: string): Promise<string> {
  const answer = await call({ path: '/tokens/refresh', token })
  return ((await answer.json()) as { token: string }).token
}

/** False when it was not taken. */
export async function tellShown({ conversationId, token, id }: KeptConversation & { id: string }): Promise<boolean> {
  const body = { type: 'event', name: 'heard/shown', value: id, from: { id: 'dl_tenant' } }
  return call({ path: `/conversations/${conversationId}/activities`, token, body }).then(
    () => true,
    () => false,
  )
}

/** `keepalive` lets the request outlive the page, which leaves at once. */
export function endConversation({ conversationId, token }: KeptConversation): void {
  const headers = { Authorization: `Bearer ${token}` }
  fetch(`${DIRECT_LINE}/conversations/${conversationId}/exit`, { method: 'POST', headers, keepalive: true }).catch(
    () => {},
  )
}

type Call = { path: string; method?: string; token?: string; body?: unknown; expected?: number[] }

async function call({ path, method = 'POST', token, body, expected = [] }: Call): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (token) headers.Authorization = `Bearer ${token}`
  if (body) headers['Content-Type'] = 'application/json'
  const answer = await fetch(DIRECT_LINE + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  if (!answer.ok && !expected.includes(answer.status)) throw new Error(`Direct Line answered ${answer.status}`)
  return answer
}
