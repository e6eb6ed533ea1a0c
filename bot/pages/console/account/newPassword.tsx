/** A password that somebody else made is changed before anything else. */
import type { ReactNode } from 'react'
import type { Me } from '../answers.ts'
import { say } from '../words.ts'
import { PasswordForm } from './passwordForm.tsx'

export function NewPassword({ onDone }: { onDone: (me: Me) => void }): ReactNode {
  return (
    <main className="door">
      <h1>{say('password.heading')}</h1>
      <p>{say('password.why')}</p>
      <PasswordForm onDone={onDone} />
    </main>
  )
}
