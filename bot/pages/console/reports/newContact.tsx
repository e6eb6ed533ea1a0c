/** Who they are and how to reach them safely; nothing of it is asked of somebody who stays anonymous. */
import { type ReactNode, useState } from 'react'
import { NEEDS, type Way } from '../../../../services/hateReports/ways.ts'
import { worded } from '../forms/choices.ts'
import { label, say } from '../words.ts'
import type { NewChoices } from './newReport.tsx'
import { NewReportField } from './newReportField.tsx'
import { CONTACT_FIELDS } from './newReportFields.ts'

type Props = { choices: NewChoices; anonymous: boolean; onAnonymous: (anonymous: boolean) => void }

export function NewContact({ choices, anonymous, onAnonymous }: Props): ReactNode {
  const [way, setWay] = useState('')
  const needed = NEEDS[way as Way]
  return (
    <section aria-labelledby="section-contact">
      <h2 id="section-contact">{say('report.new.sections.contact')}</h2>
      <div className="tick">
        <input
          id="anonymous"
          type="checkbox"
          checked={anonymous}
          onChange={({ target }) => onAnonymous(target.checked)}
        />
        <label htmlFor="anonymous">{say('report.new.anonymous')}</label>
      </div>
      {!anonymous && (
        <>
          <NewReportField field={{ name: 'name', is: 'line' }} choices={choices} />
          <label htmlFor="way">{say('report.new.required', { field: label('report.fields', 'way') })}</label>
          <select id="way" name="safe_contact.way" required value={way} onChange={({ target }) => setWay(target.value)}>
            <option value="">{say('act.choose')}</option>
            {worded('report.values.way').map(({ code, text }) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
          </select>
          {needed && (
            <NewReportField
              key={needed}
              field={{ name: `safe_contact.${needed}`, is: 'line' }}
              choices={choices}
              required
            />
          )}
          {CONTACT_FIELDS.map((field) => (
            <NewReportField key={field.name} field={field} choices={choices} />
          ))}
        </>
      )}
    </section>
  )
}
