/** One field of a form: its name, its help where it has some, and its control. */
import type { ReactNode } from 'react'
import { say } from '../words.ts'
import { FieldControl, type FieldProps, mustBeGiven } from './fieldControl.tsx'
import { fieldHelp, fieldWord } from './fieldWords.ts'
import { RowsInput } from './rowsInput.tsx'
import { Ticks } from './ticks.tsx'

export function FieldInput(props: FieldProps): ReactNode {
  const { action, name, id, field } = props
  const { group } = props.desk
  if (field.is === 'given') return null
  if (field.is === 'rows') return <RowsInput {...props} field={field} Input={FieldInput} />
  if (field.is === 'many') return <Ticks {...props} field={field} />
  const text = fieldWord({ action, name, group })
  const help = fieldHelp({ action, name, group })
  const control = <FieldControl {...props} described={help ? `${id}-help` : undefined} />
  const note = help && (
    <p id={`${id}-help`} className="soft">
      {help}
    </p>
  )
  if (field.is === 'flag')
    return (
      <div className="tick">
        {control}
        <label htmlFor={id}>{text}</label>
        {note}
      </div>
    )
  return (
    <div>
      <label htmlFor={id}>{mustBeGiven(field) ? text : say('act.optional', { field: text })}</label>
      {note}
      {control}
    </div>
  )
}
