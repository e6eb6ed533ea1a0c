/** Where in the console one is: kept in the address after `#`, so that the browser's back button works. */
import { useSyncExternalStore } from 'react'

export type Place = { at: 'queue' | 'cases' } | { at: 'conversation' | 'case'; id: string }

export const hrefOf = (place: Place): string =>
  `#/${place.at}${'id' in place ? `/${encodeURIComponent(place.id)}` : ''}`

export const go = (place: Place): void => {
  location.hash = hrefOf(place)
}

function read(hash: string): Place | null {
  const [at, id] = hash.replace(/^#\//, '').split('/')
  if ((at === 'conversation' || at === 'case') && id) return { at, id: decodeURIComponent(id) }
  return at === 'queue' || at === 'cases' ? { at } : null
}

const listen = (onChange: () => void): (() => void) => {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}

export function usePlace(): Place | null {
  return read(useSyncExternalStore(listen, () => location.hash))
}
