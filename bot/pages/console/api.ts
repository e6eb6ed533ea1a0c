/** Asks the staff API: an answer, or a refusal with its code; nothing else ever comes out. */
import { isOlder, proof } from './account/proof.ts'

export type Refusal = { ok: false; status: number; detail: Record<string, string | number> }
export type Answered<T> = { ok: true; value: T } | Refusal

/** When a person last used the page: what it asks by itself afterwards does not keep the session alive. */
let usedAt = Date.now()
const ATTENDED_MS = 60_000

for (const event of ['pointerdown', 'keydown']) {
  addEventListener(
    event,
    () => {
      usedAt = Date.now()
    },
    { capture: true, passive: true },
  )
}

export const restedFor = (): number => Date.now() - usedAt

/** Called when an answer says that nobody is signed in any more. */
let onOver: () => void = () => {}
export const whenOver = (call: () => void): void => {
  onOver = call
}

type Asked = { method?: 'GET' | 'POST' | 'DELETE'; path: string; body?: unknown; key?: string }

export async function ask<T>(asked: Asked): Promise<Answered<T>> {
  const { method = 'GET', path, body, key } = asked
  const began = Date.now()
  try {
    const response = await fetch(`/api/staff${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        ...(method === 'POST' && !(body instanceof FormData) ? { 'Content-Type': 'application/json' } : {}),
        ...(key ? { 'Idempotency-Key': key } : {}),
        ...(restedFor() > ATTENDED_MS ? { 'X-Heard-Background': '1' } : {}),
      },
      ...(method === 'POST' ? { body: body instanceof FormData ? body : JSON.stringify(body ?? {}) } : {}),
    })
    const said: unknown = response.status === 204 ? null : await response.json()
    if (response.ok) return { ok: true, value: said as T }
    if (response.status === 401) {
      if (isOlder(began)) return await ask(asked)
      onOver()
    }
    const { error } = said as { error?: { detail?: Record<string, string | number> } }
    if (error?.detail?.reason === 'step_up' && (await proof())) return await ask(asked)
    const wait = response.headers.get('Retry-After')
    return {
      ok: false,
      status: response.status,
      detail: { ...error?.detail, ...(wait ? { retryAfter: Number(wait) } : {}) },
    }
  } catch {
    // No connection, or an answer that is not ours: status 0.
    return { ok: false, status: 0, detail: {} }
  }
}

/** A key for one act: the same act sent again carries the same key. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
