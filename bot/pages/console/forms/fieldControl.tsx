/** The control of one field, as the kind that a keyboard and a screen reader know best. */
import type { ReactNode } from 'react'
import { day, say } from '../words.ts'
import type { Acting } from './acting.ts'
import { type Field, isNeeded, type Value } from './fields.ts'

export type FieldProps = {
  desk: Acting
  action: string
  name: string
  id: string
  field: Field
  value: Value
  onChange: (value: Value) => void
}

export const mustBeGiven = (field: Field): boolean =>
  isNeeded(field) && field.is !== 'lines' && (field.is !== 'flag' || field.must === true)

export function FieldControl({
  desk,
  id,
  field,
  value,
  onChange,
  described,
}: FieldProps & { described: string | undefined }): ReactNode {
  const text = typeof value === 'string' ? value : ''
  const write = (event: { target: { value: string } }): void => onChange(event.target.value)
  const common = { id, required: mustBeGiven(field), 'aria-describedby': described }
  switch (field.is) {
    case 'words':
    case 'lines':
      return <textarea {...common} dir="auto" rows={3} value={text} onChange={write} />
    case 'day':
      return (
        <>
          <input {...common} type="date" value={text} onChange={write} />
          {/* Browsers write days by their own habits; the words leave no doubt which day it is. */}
          {text !== '' && <p className="soft">{day(text)}</p>}
        </>
      )
    case 'moment':
      return <input {...common} type="datetime-local" value={text} onChange={write} />
    case 'time':
      return <input {...common} type="time" value={text} onChange={write} />
    case 'flag':
      return (
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      )
    case 'choice':
    case 'person': {
      const choices = field.is === 'choice' ? desk.choicesOf(field.of) : desk.toChoose()
      // A landlord that names no kinds of its own leaves it to words.
      if (choices.length === 0) return <input {...common} type="text" dir="auto" value={text} onChange={write} />
      return (
        <select {...common} value={text} onChange={write}>
          <option value="">{say(isNeeded(field) || field.is === 'choice' ? 'act.choose' : 'act.nobody')}</option>
          {choices.map((choice) => (
            <option key={choice.code} value={choice.code}>
              {choice.text}
            </option>
          ))}
        </select>
      )
    }
    default:
      return <input {...common} type="text" dir="auto" value={text} onChange={write} />
  }
}
