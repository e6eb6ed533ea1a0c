/** Turns words into another language by a machine; without a service it is off, and every failure is a value with a name. */

/** `off`: no service is set; `answer`: it answered with something that is no translation of what was sent. */
export const TRANSLATION_FAILURES = ['off', 'away', 'busy', 'refused', 'language', 'too_long', 'answer'] as const
export type TranslationFailure = (typeof TRANSLATION_FAILURES)[number]

export interface TranslatedText {
  text: string
  /** The language it was written in: as it was asked, else as the service made out; null where it did not say. */
  from: string | null
}

export type Translated = { ok: true; texts: TranslatedText[] } | { ok: false; reason: TranslationFailure }

export interface Translator {
  /** A code for the record: which service made it. */
  name: 'none' | 'libretranslate' | 'azure'
  /** Words do not leave the landlord's own machines. */
  selfHosted: boolean
  /** Never throws. All of them or none, in their order; `from` null lets the service make the language out. */
  translate(args: { texts: readonly string[]; from: string | null; to: string }): Promise<Translated>
}

export const noTranslator: Translator = {
  name: 'none',
  selfHosted: false,
  translate: async () => ({ ok: false, reason: 'off' }),
}

/** Signs of all texts together that go to a service at a time. */
export const MOST_SIGNS = 20_000
/** Texts that go at a time. */
export const MOST_TEXTS = 25
