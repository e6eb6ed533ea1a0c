/** One question of a report that is written down; whatever is not answered was not asked. */
import type { ReactNode } from 'react'
import { worded } from '../forms/choices.ts'
import { label, say } from '../words.ts'
import type { NewChoices } from './newReport.tsx'
import type { NewField } from './newReportFields.ts'

/** `allegation.place` is called by its last name, `where.place` by both. */
const wordOf = (name: string): string => {
  const [outer, inner] = name.split('.')
  const own = inner !== undefined && ['allegation', 'safe_contact'].includes(outer!)
  return label('report.fields', own ? inner : name.replaceAll('.', '_'))
}

export function NewReportField({
  field,
  choices,
  required = false,
}: {
  field: NewField
  choices: NewChoices
  required?: boolean
}): ReactNode {
  const { name, is } = field
  const id = `new-${name.replaceAll('.', '-')}`
  const text = required ? say('report.new.required', { field: wordOf(name) }) : wordOf(name)
  if (is === 'ticks')
    return (
      <fieldset>
        <legend>{text}</legend>
        {choices[field.of].map((choice) => (
          <Tick key={choice.id} id={`${id}-${choice.id}`} name={name} value={choice.id} text={choice.text} />
        ))}
      </fieldset>
    )
  if (is === 'flag') return <Tick id={id} name={name} value="yes" text={text} />
  const common = { id, name, required }
  return (
    <div>
      <label htmlFor={id}>{text}</label>
      {is === 'words' && <textarea {...common} dir="auto" rows={4} maxLength={10_000} />}
      {is === 'line' && <input {...common} dir="auto" maxLength={500} autoComplete="off" />}
      {is === 'day' && <input {...common} type="date" />}
      {(is === 'asked' || is === 'choice') && (
        <select {...common} defaultValue="">
          <option value="">{say(required ? 'act.choose' : 'report.new.skip')}</option>
          {optionsOf({ field, choices }).map(({ code, text: word }) => (
            <option key={code} value={code}>
              {word}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

function optionsOf({ field, choices }: { field: NewField; choices: NewChoices }): { code: string; text: string }[] {
  if (field.is !== 'choice') return worded('report.values.yesNo')
  if (field.of === 'wordings') return choices.wordings.map(({ id, text }) => ({ code: id, text }))
  return worded(field.of)
}

export function Tick({ id, name, value, text }: { id: string; name: string; value: string; text: string }): ReactNode {
  return (
    <div className="tick">
      <input id={id} name={name} type="checkbox" value={value} />
      <label htmlFor={id}>{text}</label>
    </div>
  )
}
