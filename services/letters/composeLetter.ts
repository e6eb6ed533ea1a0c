/** One letter as a page and as text; one that lacks anything it must hold is not made, and what it lacks is named. */
import type { LanguageCode } from '../../locales/languages.ts'
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Content, Told } from './content.ts'
import { acknowledgement } from './contents/acknowledgement.ts'
import { answer } from './contents/answer.ts'
import { behaviour } from './contents/behaviour.ts'
import { behaviourReview } from './contents/behaviourReview.ts'
import { closed } from './contents/closed.ts'
import { consentRequest } from './contents/consentRequest.ts'
import { contactDecision } from './contents/contactDecision.ts'
import { earlyClosing } from './contents/earlyClosing.ts'
import { extension } from './contents/extension.ts'
import { lateEscalation } from './contents/lateEscalation.ts'
import { panel } from './contents/panel.ts'
import { refusal } from './contents/refusal.ts'
import { refusalReversed } from './contents/refusalReversed.ts'
import { withdrawn } from './contents/withdrawn.ts'
import { frame } from './frame.ts'
import { letterFacts } from './letterFacts.ts'
import { type Letter, type LetterKind, letterSchema } from './letterKinds.ts'
import { renderHtml } from './renderHtml.ts'
import { renderText } from './renderText.ts'
import { sayerIn } from './sayer.ts'

const contents: { [Kind in LetterKind]: (told: Told<Kind>) => Content } = {
  acknowledgement,
  extension,
  answer,
  refusal,
  early_closing: earlyClosing,
  closed,
  withdrawn,
  panel,
  contact_decision: contactDecision,
  refusal_reversed: refusalReversed,
  late_escalation: lateEscalation,
  consent_request: consentRequest,
  behaviour,
  behaviour_review: behaviourReview,
}

/** `missing` holds paths such as `understanding`, `points.0.reasons` or `ombudsman.phone`: absent, empty, or not possible as given. */
export type Composed = { ok: true; html: string; text: string } | { ok: false; missing: string[] }

export function composeLetter({
  letter,
  landlord,
  law,
  language,
  largePrint,
}: {
  letter: Letter
  landlord: Landlord
  law: Law
  language: LanguageCode
  largePrint: boolean
}): Composed {
  const parsed = letterSchema.safeParse(letter)
  const { facts, missing: unknown } = letterFacts({ landlord, law })
  const missing = [...new Set((parsed.error?.issues ?? []).map(({ path }) => path.join('.'))), ...unknown]
  if (!parsed.success || missing.length > 0) return { ok: false, missing }
  const sayer = sayerIn(language)
  const write = contents[parsed.data.kind] as (told: Told) => Content
  const content = write({ ...sayer, letter: parsed.data, facts })
  const document = frame({ content, landlord, letter: parsed.data, facts, sayer })
  return {
    ok: true,
    html: renderHtml({ document, look: { colours: landlord.operations.colours, largePrint } }),
    text: renderText({ document }),
  }
}
