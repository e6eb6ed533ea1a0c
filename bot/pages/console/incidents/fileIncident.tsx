/** Writing down that staff were abused: from a conversation, a case, or neither; what is half written stays until it is saved. */
import type { ReactNode } from 'react'
import type { Entry, Me } from '../answers.ts'
import { ask } from '../api.ts'
import type { Acting } from '../forms/acting.ts'
import { ActOpener } from '../forms/actOpener.tsx'
import type { Fields } from '../forms/fields.ts'
import { useActs } from '../forms/useActs.ts'
import { useLoaded } from '../loaded.ts'
import { moment, say } from '../words.ts'
import type { IncidentChoices } from './incidentAnswer.ts'
import { newIncidentForm } from './incidentForms.ts'
import { incidentRefusal } from './incidentRefusal.ts'
import { wordedCodes } from './incidentWords.ts'

/** Of the tenant's messages, the newest to choose from. */
const MOST = 30
const SHORT = 80

type From = { conversation?: string; case?: string }
type Props = { me: Me; from: From; entries?: readonly Entry[]; onDone?: () => Promise<void> }

export function FileIncident({ me, from, entries = [], onDone }: Props): ReactNode {
  const { keyFor, ...acts } = useActs()
  const { answer } = useLoaded<IncidentChoices>({ path: '/incidents/form', when: () => false })
  const offered = answer?.ok ? answer.value : null
  const said = entries.filter(({ author, text }) => author === 'tenant' && text).slice(-MOST)
  const { position, ...rest } = newIncidentForm
  const fields: Fields = said.length > 0 ? { ...rest, position } : rest
  const desk: Acting = {
    ...acts,
    me,
    people: [],
    colleagues: [],
    group: 'incident.acts',
    fieldsOf: () => fields,
    filledIn: () => ({}),
    choicesOf: (of) => {
      if (of === 'incidentKinds') return wordedCodes('kinds', offered?.kinds ?? [])
      if (of === 'incidentSettings') return wordedCodes('settings', offered?.settings ?? [])
      return said.map(({ position: at, at: when, text }) => ({
        code: String(at),
        text: say('start.then', { time: moment(when), words: cut(text ?? '') }),
      }))
    },
    toChoose: () => [],
    send: async ({ action: _, ...form }) => {
      const body = { ...form, ...from }
      acts.tell('')
      const made = await ask<{ reference: string }>({ method: 'POST', path: '/incidents', body, key: keyFor(body) })
      if (!made.ok) return incidentRefusal({ refusal: made, latestReview: null })
      acts.tell(say('incident.filed', { reference: made.value.reference }))
      await onDone?.()
      return null
    },
  }
  // Fields whose choices have not come yet would be shown as if anything could be written.
  if (!offered) return null
  return (
    <div className="openers">
      <ActOpener desk={desk} action="file" />
      <p className="told" role="status">
        {acts.told}
      </p>
    </div>
  )
}

const cut = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT).toWellFormed()}…` : text)
