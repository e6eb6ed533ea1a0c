/** Several of the same: points, promises, people; one may be added or taken away, and what is written in the others stays. */
import { type ReactNode, useRef } from 'react'
import { maybe, say } from '../words.ts'
import type { FieldProps } from './fieldControl.tsx'
import { type Draft, draftOf, type Field } from './fields.ts'
import { fieldWord } from './fieldWords.ts'

type Props = FieldProps & {
  field: Extract<Field, { is: 'rows' }>
  /** How each part of a row is shown. */
  Input: (props: FieldProps) => ReactNode
}

export function RowsInput({ desk, action, name, id, field, value, onChange, Input }: Props): ReactNode {
  const box = useRef<HTMLFieldSetElement>(null)
  const rows = Array.isArray(value) ? (value as Draft[]) : []
  const one = maybe(`${desk.group}.${action}.row.${name}`) ?? fieldWord({ action, name, group: desk.group })
  const change = (index: number, row: Draft): void => onChange(rows.map((other, at) => (at === index ? row : other)))
  const remove = (index: number): void => {
    onChange(rows.filter((_, at) => at !== index))
    // The button that was pressed goes; the one that adds is the way on from here.
    box.current?.querySelector<HTMLElement>(':scope > button')?.focus()
  }
  return (
    <fieldset className="rows" ref={box}>
      <legend>{fieldWord({ action, name, group: desk.group })}</legend>
      {rows.map((row, index) => {
        const title = `${one} ${index + 1}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place, and its words live in the draft
          <fieldset key={index} className="row">
            <legend>{title}</legend>
            {Object.entries(field.of).map(([part, inner]) => (
              <Input
                key={part}
                desk={desk}
                action={action}
                name={part}
                id={`${id}-${index}-${part}`}
                field={inner}
                value={row[part] ?? ''}
                onChange={(next) => change(index, { ...row, [part]: next })}
              />
            ))}
            {rows.length > field.least && (
              <button type="button" className="small" onClick={() => remove(index)}>
                {say('act.remove', { what: title })}
              </button>
            )}
          </fieldset>
        )
      })}
      <button
        type="button"
        className="small"
        onClick={() => onChange([...rows, draftOf({ fields: field.of, me: desk.me.id })])}
      >
        {say('act.add', { what: one })}
      </button>
    </fieldset>
  )
}
