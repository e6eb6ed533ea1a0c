/** A place for a note that the tenant never sees: apart from the reply, closed until it is wanted, and never lost. */
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { ask, newKey } from '../api.ts'
import { say } from '../words.ts'

const LONGEST = 4_000

export function NoteBox({ id, onSaved }: { id: string; onSaved: () => Promise<void> }): ReactNode {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<{ text: string; wrong: boolean } | null>(null)
  const key = useRef<{ text: string; key: string } | null>(null)

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy || text.trim() === '') return
    setBusy(true)
    if (key.current?.text !== text) key.current = { text, key: newKey() }
    const saved = await ask({
      method: 'POST',
      path: `/conversations/${id}/notes`,
      body: { text },
      key: key.current.key,
    })
    setBusy(false)
    if (!saved.ok) {
      const beingTold = saved.status === 409 && saved.detail.reason === 'being_told'
      setTold({ text: say(beingTold ? 'notes.beingTold' : 'notes.notSaved'), wrong: true })
      return
    }
    key.current = null
    setText('')
    setTold({ text: say('notes.saved'), wrong: false })
    await onSaved()
  }

  return (
    <details className="note">
      <summary>{say('notes.write')}</summary>
      <form onSubmit={(event) => void save(event)}>
        <label htmlFor="note">{say('notes.label')}</label>
        <textarea
          id="note"
          dir="auto"
          rows={3}
          maxLength={LONGEST}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-describedby="note-hint"
        />
        <div className="send">
          <p id="note-hint" className="soft">
            {say('notes.hint')}
          </p>
          <button type="submit" aria-disabled={busy}>
            {say('notes.save')}
          </button>
        </div>
      </form>
      <p className={told?.wrong ? 'wrong' : 'soft'} role="status">
        {told?.text}
      </p>
    </details>
  )
}
