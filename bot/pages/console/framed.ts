/** The one place where a text becomes a page of its own: a letter, for a sandboxed frame and for nothing else. */

type Rules = { createHTML(text: string): string }
type Factory = { createPolicy(name: string, rules: Rules): Rules }

let policy: Rules | null | undefined

/** Null where the security policy of the page allows no frame of this kind. */
export function framed(html: string): string | null {
  if (policy === undefined) policy = makePolicy()
  return policy?.createHTML(html) ?? null
}

function makePolicy(): Rules | null {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
  try {
    return factory ? factory.createPolicy('letter', { createHTML: withNonce }) : { createHTML: withNonce }
  } catch {
    return null
  }
}

/** The frame inherits the policy of this page, by which a style needs its nonce; scripts get none and run in no case. */
function withNonce(html: string): string {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
  return html.replace('<style>', `<style nonce="${nonce}">`)
}
