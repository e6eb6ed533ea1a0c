/** Signing in by the landlord's own provider: the way there, what came of it, and the way out of it again. */
import type { ReactNode } from 'react'
import './provider.css'
import { boot, say } from '../words.ts'

const query = new URLSearchParams(location.search)
const at = (path: string): string =>
  `/api/staff/oidc/${path}?${new URLSearchParams({ landlord: boot.landlord.slug }).toString()}`

/** What the server told on the way back; said once, and not again when the page is loaded anew. */
export function toldOnReturn(): string | null {
  const told = query.get('told')
  if (told !== 'refused' && told !== 'away' && told !== 'wait') return null
  const rest = new URLSearchParams(query)
  rest.delete('told')
  history.replaceState(null, '', `${location.pathname}?${rest.toString()}${location.hash}`)
  return say(`oidc.${told}`, { landlord: boot.landlord.name })
}

/** `left`: one has just signed out of a session that began there. */
export function ProviderSignIn({ left }: { left: boolean }): ReactNode {
  if (!boot.provider) return null
  return (
    <div className="provider">
      {left && (
        <p>
          {say('oidc.left')} <a href={at('leave')}>{say('oidc.leave')}</a>
        </p>
      )}
      <p className="soft">{say('oidc.or')}</p>
      <a className="button" href={at('start')}>
        {boot.provider.name}
      </a>
    </div>
  )
}

/** In a tab of its own, so that what is half written here stays. */
export const ProviderAgain = (): ReactNode =>
  boot.provider && (
    <a className="button main" href={at('again')} target="_blank" rel="noopener">
      {boot.provider.name}
    </a>
  )
