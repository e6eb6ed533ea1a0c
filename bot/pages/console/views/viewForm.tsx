/** A view gets its name, and from whoever may share it a team; what was typed stays until it is saved. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { say } from '../words.ts'

/** `team`: empty where it is one's own alone. */
export type Named = { name: string; team: string }

type Props = {
  /** Empty where nothing may be shared. */
  teams: readonly { id: string; name: string }[]
  begun: Named
  onSend: (named: Named) => Promise<void>
  onClose: () => void
}

export function ViewForm({ teams, begun, onSend, onClose }: Props): ReactNode {
  const [name, setName] = useState(begun.name)
  const [team, setTeam] = useState(begun.team)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    await onSend({ name: name.trim(), team })
    setBusy(false)
  }
  return (
    <form className="act view-form" onSubmit={(event) => void send(event)}>
      <label htmlFor="view-name">{say('views.name')}</label>
      <p className="soft" id="view-hint">
        {say('views.nameHint')}
      </p>
      <input
        ref={field}
        id="view-name"
        aria-describedby="view-hint"
        value={name}
        onChange={({ target }) => setName(target.value)}
        maxLength={40}
        required
        autoComplete="off"
      />
      {teams.length > 0 && (
        <>
          <label htmlFor="view-team">{say('views.team')}</label>
          <select id="view-team" value={team} onChange={({ target }) => setTeam(target.value)}>
            <option value="">{say('views.onlyMe')}</option>
            {teams.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </>
      )}
      <p className="acts">
        <button type="submit" className="main" aria-disabled={busy}>
          {say('views.send')}
        </button>
        <button type="button" onClick={onClose}>
          {say('views.cancel')}
        </button>
      </p>
    </form>
  )
}
