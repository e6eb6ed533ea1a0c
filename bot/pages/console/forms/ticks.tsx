/** Several of a list. Where at least one is needed: until one is ticked the first is required, so that the browser says so in its own words. */
import type { ReactNode } from 'react'
import type { FieldProps } from './fieldControl.tsx'
import type { Field } from './fields.ts'
import { fieldWord } from './fieldWords.ts'

type Props = FieldProps & { field: Extract<Field, { is: 'many' }> }

export function Ticks({ desk, action, name, id, field, value, onChange }: Props): ReactNode {
  const chosen = Array.isArray(value) ? (value as string[]) : []
  return (
    <fieldset className="rows">
      <legend>{fieldWord({ action, name, group: desk.group })}</legend>
      {desk.choicesOf(field.of).map(({ code, text }, index) => (
        <div key={code} className="tick">
          <input
            id={`${id}-${code}`}
            type="checkbox"
            required={field.least !== 0 && index === 0 && chosen.length === 0}
            checked={chosen.includes(code)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, code] : chosen.filter((other) => other !== code))
            }
          />
          <label htmlFor={`${id}-${code}`}>{text}</label>
        </div>
      ))}
    </fieldset>
  )
}
