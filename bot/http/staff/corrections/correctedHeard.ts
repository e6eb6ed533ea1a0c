/** What was understood of a message once an officer has said what it meant; what the assistant understood is kept beside it. */
import { dangerKinds } from '../../../../dialogs/understand/labels.ts'
import type { Beside } from '../../../../services/conversations/besideLines.ts'
import { type Heard, heardIn, soundsUnhappy } from '../../../../services/conversations/heardBody.ts'
import type { Entry } from '../../../../services/conversations/transcript.ts'
import type { Correction, Meant } from '../../../../services/corrections/corrections.ts'

const KINDS: readonly string[] = dangerKinds
const isDanger = ({ name, kind }: Heard['flags'][number]): boolean =>
  name === 'emergency' || (kind !== undefined && KINDS.includes(kind))

export const meantBy = ({ heard, language }: { heard: Heard; language: string | null }): Meant => ({
  intent: heard.intent,
  language,
  unhappy: soundsUnhappy(heard),
  danger: heard.flags.some(isDanger),
})

/** Sure, for a person says so. */
const sign = (name: string): Heard['flags'][number] => ({ name, p: 1 })

export function correctedHeard({ heard, now }: { heard: Heard; now: Meant }): Heard {
  const kept = heard.flags.filter(
    (flag) => (now.unhappy || flag.name !== 'dissatisfied') && (now.danger || !isDanger(flag)),
  )
  const plain: Heard = { intent: now.intent, flags: kept }
  return {
    intent: now.intent,
    flags: [
      ...kept,
      ...(now.unhappy && !soundsUnhappy(plain) ? [sign('dissatisfied')] : []),
      ...(now.danger && !kept.some(isDanger) ? [sign('emergency')] : []),
    ],
  }
}

type Line = Pick<Entry, 'position' | 'body'>

/** The line as it is to be read: its last correction in place of what was understood. */
export function corrected<T extends Line>({
  line,
  corrections,
}: {
  line: T
  corrections: readonly Beside<Correction>[]
}): T & { correction: Beside<Correction> | null; original: Meant | null } {
  const { body, position } = line
  const heard = body && heardIn(body.heard)
  if (!body || !heard) return { ...line, correction: null, original: null }
  const original = meantBy({ heard, language: body.language ?? null })
  const correction = corrections.findLast((one) => one.position === position) ?? null
  if (!correction) return { ...line, correction, original }
  const { now } = correction.value
  const language = now.language ?? body.language
  return {
    ...line,
    body: { ...body, heard: correctedHeard({ heard, now }), ...(language ? { language } : {}) },
    correction,
    original,
  }
}
