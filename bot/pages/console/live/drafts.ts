/** Replies that were begun and not sent: in the memory of this page alone, gone with it and with signing out. */
import { useSyncExternalStore } from 'react'

export type Draft = {
  text: string
  /** Where the tenant's last words stood when it was begun. */
  since: number
}

let drafts: ReadonlyMap<string, Draft> = new Map()
const listeners = new Set<() => void>()
const set = (next: ReadonlyMap<string, Draft>): void => {
  drafts = next
  for (const listener of listeners) listener()
}

export const draftOf = (id: string): Draft | null => drafts.get(id) ?? null

/** Empty words are no draft. */
export function keepDraft({ id, text, since }: { id: string } & Draft): void {
  const next = new Map(drafts)
  if (text.trim() === '') next.delete(id)
  else next.set(id, { text, since })
  set(next)
}
export const forgetDraft = (id: string): void => keepDraft({ id, text: '', since: 0 })
export const forgetDrafts = (): void => set(new Map())
export const anyDraft = (): boolean => drafts.size > 0

const listen = (onChange: () => void): (() => void) => {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}
export const useDrafts = (): ReadonlyMap<string, Draft> => useSyncExternalStore(listen, () => drafts)

// The browser asks in its own words before the page goes.
addEventListener('beforeunload', (event) => {
  if (anyDraft()) event.preventDefault()
})
