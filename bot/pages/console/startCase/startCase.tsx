/** Starting a case for the tenant beside the conversation: one form at a time, and afterwards whether they were told. */
import { type ReactNode, useState } from 'react'
import type { Entry, Me } from '../answers.ts'
import { useOpener } from '../focusKept.ts'
import { hrefOf } from '../place.ts'
import { say } from '../words.ts'
import { HateWay } from './hateWay.tsx'
import type { Started, StartKind } from './startFields.ts'
import { StartForm } from './startForm.tsx'

type Props = { me: Me; id: string; entries: readonly Entry[]; onDone: () => Promise<void> }
const OPENS = ['complaint', 'service_request', 'hate'] as const

export function StartCase({ me, id, entries, onDone }: Props): ReactNode {
  const [open, setOpen] = useState<StartKind | 'hate' | null>(null)
  const [done, setDone] = useState<Started | null>(null)
  const opener = useOpener(open !== null)
  const saved = async (made: Started): Promise<void> => {
    setOpen(null)
    setDone(made)
    await onDone()
  }
  return (
    <section aria-labelledby="start-title">
      <h2 id="start-title">{say('start.heading')}</h2>
      <div className="openers">
        {OPENS.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-expanded={open === kind}
            onClick={({ currentTarget }) => {
              opener.current = currentTarget
              setDone(null)
              setOpen(open === kind ? null : kind)
            }}
          >
            {say(`start.${kind}.open`)}
          </button>
        ))}
      </div>
      {open === 'hate' && <HateWay me={me} />}
      {open !== null && open !== 'hate' && (
        <StartForm key={open} id={id} kind={open} entries={entries} onDone={saved} onCancel={() => setOpen(null)} />
      )}
      <div role="status">
        {done && (
          <p className="after">
            {say('start.done')}{' '}
            <a href={hrefOf({ at: 'case', id: done.id })}>
              <strong dir="ltr">{done.reference}</strong>
            </a>{' '}
            {say(done.notTold ? `start.notTold.${done.notTold}` : 'start.told')}
          </p>
        )}
      </div>
    </section>
  )
}
