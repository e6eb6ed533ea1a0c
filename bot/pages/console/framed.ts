/** The one place where a text becomes a page of its own: a letter, for a sandboxed frame and for nothing else. */

type Rules = { createHTML(text: string): string }
type Factory = { createPolicy(name: string, rules: Rules): Rules }

/** Made with the page, so that nobody after it can: the page's security policy allows one of this name, once. */
const policy = makePolicy()

/** Null where the security policy of the page allows no frame of this kind. */
export const framed = (html: string): string | null => policy?.createHTML(html) ?? null

function makePolicy(): Rules | null {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
  try {
    return factory ? factory.createPolicy('letter', { createHTML: forFrame }) : { createHTML: forFrame }
  } catch {
    return null
  }
}

/**
 * The frame inherits the policy of this page, by which a style needs its nonce; scripts get none and run in no case.
 * A link asks for a new window, which the sandbox refuses: whoever presses one still has the letter before them.
 */
function forFrame(html: string): string {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
  return html.replace('<style>', `<base target="_blank"><style nonce="${nonce}">`)
}
