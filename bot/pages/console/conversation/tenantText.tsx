/** Words that somebody else wrote: text and nothing else, in their own direction, with signs that would turn a line round made visible. */
import type { ReactNode } from 'react'

// Threat T16, fault F25: overrides and isolates can make a name or an address read as another one.
const TURNS: Record<string, string> = {
  '\u202a': '[LRE]',
  '\u202b': '[RLE]',
  '\u202c': '[PDF]',
  '\u202d': '[LRO]',
  '\u202e': '[RLO]',
  '\u2066': '',
  '\u2067': '',
  '\u2068': '',
  '\u2069': '',
}

export const plainly = (text: string): string =>
  text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, (sign) => TURNS[sign] ?? '')

export function TenantText({ text, language }: { text: string; language?: string | null }): ReactNode {
  return (
    <p className="words" dir="auto" {...(language ? { lang: language } : {})}>
      {plainly(text)}
    </p>
  )
}

export function TenantWord({ text }: { text: string }): ReactNode {
  return <bdi dir="auto">{plainly(text)}</bdi>
}
