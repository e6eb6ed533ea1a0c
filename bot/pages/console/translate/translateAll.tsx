/** Every line of a conversation that is in another language, by one button. */
import type { ReactNode } from 'react'
import type { Entry } from '../answers.ts'
import { say } from '../words.ts'
import type { Translations } from './useTranslations.ts'

export function TranslateAll({
  entries,
  translations,
}: {
  entries: readonly Entry[]
  translations: Translations
}): ReactNode {
  const wanting = translations.wanting(entries)
  const { busy, wrong } = translations
  return (
    <>
      {wanting.length > 0 && (
        <button type="button" className="small beside" disabled={busy} onClick={() => void translations.ask(wanting)}>
          {say(busy ? 'translate.asking' : 'translate.all')}
        </button>
      )}
      <p className="wrong" role="status">
        {wrong && wrong.position === null ? wrong.text : ''}
      </p>
    </>
  )
}
