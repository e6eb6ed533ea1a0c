/** A password made for somebody else: on the screen until it was passed on, and never again. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { NewPassword } from '../people/usePeopleDesk.ts'
import { say } from '../words.ts'

export function PasswordOnce({ made: { of, password }, onKept }: { made: NewPassword; onKept: () => void }): ReactNode {
  const box = useRef<HTMLHeadingElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <section className="once" aria-labelledby="once">
      <h2 id="once" ref={box} tabIndex={-1}>
        {say('people.password', { name: of })}
      </h2>
      <p>
        <code className="secret">{password}</code>
      </p>
      <p>{say('people.passwordWhy')}</p>
      <p className="acts after">
        <button type="button" className="main" onClick={onKept}>
          {say('people.passedOn')}
        </button>
      </p>
    </section>
  )
}
