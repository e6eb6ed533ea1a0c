/** Asked before a report is opened: which parts, and why; what is given stays with the report. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { boot, label, say } from '../words.ts'

export type ReadAsk = { parts: string[]; reason: { code: string; words: string } }
export const FIRST_ASK: ReadAsk = { parts: ['account', 'contact'], reason: { code: '', words: '' } }

type Props = {
  ask: ReadAsk
  onChange: (ask: ReadAsk) => void
  onOpen: () => Promise<void>
  /** What is to be said above it: that it was put away, or that it is not there. */
  note: string | null
}

export function OpenReport({ ask, onChange, onOpen, note }: Props): ReactNode {
  const [busy, setBusy] = useState(false)
  const { parts, reason } = ask
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    await onOpen()
    setBusy(false)
  }
  return (
    <form className="act narrow" onSubmit={(event) => void open(event)} aria-labelledby="opening">
      <h2 id="opening">{say('report.opening.heading')}</h2>
      <p className="told" role="status">
        {note}
      </p>
      <p className="soft">{say('report.opening.intro')}</p>
      <label htmlFor="reason">{say('report.opening.reason')}</label>
      <select
        id="reason"
        required
        value={reason.code}
        onChange={({ target }) => onChange({ ...ask, reason: { ...reason, code: target.value } })}
      >
        <option value="">{say('act.choose')}</option>
        {Object.keys(boot.words.report.readReasons).map((code) => (
          <option key={code} value={code}>
            {label('report.readReasons', code)}
          </option>
        ))}
      </select>
      <label htmlFor="why">{say('report.opening.words')}</label>
      <textarea
        id="why"
        required
        dir="auto"
        rows={2}
        maxLength={1000}
        value={reason.words}
        onChange={({ target }) => onChange({ ...ask, reason: { ...reason, words: target.value } })}
      />
      <fieldset>
        <legend>{say('report.opening.parts')}</legend>
        {Object.keys(boot.words.report.parts).map((part) => (
          <div key={part} className="tick">
            <input
              id={`part-${part}`}
              type="checkbox"
              checked={parts.includes(part)}
              onChange={({ target }) =>
                onChange({ ...ask, parts: target.checked ? [...parts, part] : parts.filter((one) => one !== part) })
              }
            />
            <label htmlFor={`part-${part}`}>{label('report.parts', part)}</label>
          </div>
        ))}
      </fieldset>
      <p className="acts after">
        <button type="submit" className="main" aria-disabled={busy}>
          {say(busy ? 'report.opening.opening' : 'report.opening.button')}
        </button>
      </p>
    </form>
  )
}
