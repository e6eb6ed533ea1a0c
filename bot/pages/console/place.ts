/** Where in the console one is: kept in the address after `#`, so that the browser's back button works. */
import { useSyncExternalStore } from 'react'

const LISTS = [
  'queue',
  'cases',
  'reports',
  'new-report',
  'out-of-turn',
  'figures',
  'account',
  'people',
  'incidents',
] as const
const ONES = ['conversation', 'case', 'report', 'out-of-turn-report', 'person', 'incident'] as const

/** `query`: how a list is narrowed. */
export type Place = { at: (typeof LISTS)[number]; query?: string } | { at: (typeof ONES)[number]; id: string }

export const hrefOf = (place: Place): string =>
  `#/${place.at}${'id' in place ? `/${encodeURIComponent(place.id)}` : place.query ? `?${place.query}` : ''}`

/** Told at once: the browser's own `hashchange` comes a moment later, and a tick box would be seen to go back for as long. */
export const go = (place: Place): void => {
  location.hash = hrefOf(place)
  dispatchEvent(new HashChangeEvent('hashchange'))
}

function read(hash: string): Place | null {
  const [path = '', query = ''] = hash.replace(/^#\//, '').split('?')
  const [at, id] = path.split('/')
  const one = ONES.find((name) => name === at)
  if (one && id) return { at: one, id: decodeURIComponent(id) }
  const list = LISTS.find((name) => name === at)
  return list ? { at: list, query } : null
}

const listen = (onChange: () => void): (() => void) => {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}

export function usePlace(): Place | null {
  return read(useSyncExternalStore(listen, () => location.hash))
}
