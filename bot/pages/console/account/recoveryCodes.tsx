/** The codes for a lost phone, shown once: nobody goes on without having said that they are kept. */
import { type ReactNode, useEffect, useRef } from 'react'
import { saveFile } from '../cases/saveFile.ts'
import { say } from '../words.ts'

export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const save = (): void =>
    saveFile({ content: `${codes.join('\n')}\n`, type: 'text/plain', name: `${say('factor.fileName')}.txt` })
  return (
    <section className="factor" aria-labelledby="recovery-heading">
      <h2 id="recovery-heading" ref={heading} tabIndex={-1}>
        {say('factor.recovery')}
      </h2>
      <p>{say('factor.recoveryWhy')}</p>
      <ul className="recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="acts">
        <button type="button" onClick={save}>
          {say('factor.save')}
        </button>
        <button type="button" className="main" onClick={onDone}>
          {say('factor.kept')}
        </button>
      </div>
    </section>
  )
}
