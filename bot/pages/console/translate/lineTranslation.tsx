/** Below a line in another language: what a machine made of it, plainly marked, or the button that asks for it. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { Entry } from '../answers.ts'
import { TenantText } from '../conversation/tenantText.tsx'
import { label, languageName, say } from '../words.ts'
import './translate.css'
import type { Translations } from './useTranslations.ts'

type Props = { entry: Entry; translations: Translations; handles: boolean }

export function LineTranslation({ entry, translations, handles }: Props): ReactNode {
  const made = translations.of(entry)
  const asked = useRef(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button has gone: whoever pressed it goes on at what came.
    if (made && asked.current) box.current?.focus()
    asked.current = false
  }, [made])
  const { translated } = entry
  if (translated)
    return (
      <MadeByMachine
        mark={say('translate.sent', {
          language: languageName(translated.to),
          service: serviceName(translated.service),
        })}
        text={translated.translation}
        language={translated.to}
      />
    )
  if (made)
    return (
      <div ref={box} tabIndex={-1}>
        <MadeByMachine
          mark={say(made.from ? 'translate.mark' : 'translate.markUnknown', {
            service: serviceName(made.service),
            language: made.from ? languageName(made.from) : '',
          })}
          text={made.text}
          language={made.to}
        />
      </div>
    )
  if (!handles || translations.wanting([entry]).length === 0) return null
  const ask = (): void => {
    asked.current = true
    void translations.ask([entry])
  }
  const wrong = translations.wrong?.position === entry.position ? translations.wrong.text : null
  return (
    <>
      <button type="button" className="small" disabled={translations.busy} onClick={ask}>
        {say('translate.line')}
      </button>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </>
  )
}

const serviceName = (service: string): string => label('translate.services', service)

export function MadeByMachine({ mark, text, language }: { mark: string; text: string; language: string }): ReactNode {
  return (
    <div className="machine">
      <p className="soft">{mark}</p>
      <TenantText text={text} language={language} />
    </div>
  )
}
