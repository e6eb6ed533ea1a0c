/** Reads a `.chat` transcript: a first line that says what it shows, then one line for each thing said, done or true. */
export type ChatLine =
  | { kind: 'tenant'; text: string; at: number }
  /** A text key in braces, or words of an English text. */
  | { kind: 'bot'; key: string | null; text: string; at: number }
  | { kind: 'pass'; what: string; at: number }
  | { kind: 'true'; what: string; at: number }
  | { kind: 'staff'; what: string; at: number }

export interface Chat {
  title: string
  landlord: string
  channels: ('web' | 'sms')[]
  language: string
  clock: string
  /** Nobody of staff is signed in where it says `away`. */
  away: boolean
  lines: ChatLine[]
}

const SETTINGS =
  /\s{2,}(landlord|channel|language|clock|staff):\s*(.+?)(?=\s{2,}(?:landlord|channel|language|clock|staff):|$)/g

export function readChat(source: string): Chat {
  const [head = '', ...rest] = source.split('\n')
  const settings = Object.fromEntries([...head.matchAll(SETTINGS)].map(([, name, value]) => [name, value]))
  const lines = rest.flatMap((line, index): ChatLine[] => {
    const at = index + 2
    const mark = line.slice(0, 1)
    const text = line.slice(1).trim()
    if (mark === '' || mark === '#' || line.trim() === '') return []
    if (mark === '>') return [{ kind: 'tenant', text, at }]
    if (mark === '<') return [{ kind: 'bot', key: /^\{(.+)\}$/.exec(text)?.[1] ?? null, text, at }]
    if (mark === '~') return text.split(',').map((what) => ({ kind: 'pass', what: what.trim(), at }))
    if (mark === '=') return text.split(',').map((what) => ({ kind: 'true', what: what.trim(), at }))
    if (mark === '@') return [{ kind: 'staff', what: text, at }]
    throw new Error(`Line ${at} starts with none of > < ~ = @ #: ${line}`)
  })
  return {
    title: head.replace(SETTINGS, '').trim(),
    landlord: settings.landlord ?? 'meadowbrook',
    channels: (settings.channel ?? 'web, sms').split(',').map((name: string) => name.trim() as 'web' | 'sms'),
    language: settings.language ?? 'en',
    clock: settings.clock ?? '2027-03-10 10:00',
    away: settings.staff === 'away',
    lines,
  }
}
