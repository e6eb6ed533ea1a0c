/** A field: how words become a value, which values are allowed, and how the value is read back. */
import type { TextKey } from '../../locales/index.ts'
import type { Choice, Param, Talk } from '../talk.ts'

export type Answers = Record<string, unknown>

/** What the recogniser is given: the words, and the choices as they were last shown. */
export interface Reading {
  text: string
  talk: Talk
  answers: Answers
  shown: Choice[]
  form: string
  name: string
}

/** `reason` picks the text `form.field.again.reason`, falling back to `form.field.again.other` and then to the common one. */
export type Read<T> =
  /** `more`: kept, and the same question is asked on, for whatever else belongs to it. */
  | { ok: true; value: T; more?: boolean }
  | {
      ok: false
      reason:
        | 'not_understood'
        | 'too_long'
        | 'too_short'
        | 'in_future'
        | 'in_past'
        | 'ambiguous'
        | 'not_a_phone'
        | 'not_an_email'
        | 'not_a_reference'
        | 'not_listed'
        | 'no_files'
    }

export interface Field<T = unknown> {
  kind: 'text' | 'choice' | 'yesNo' | 'date' | 'phone' | 'email' | 'reference' | 'code' | 'several' | 'files'
  /** The tenant may say "skip". */
  optional: boolean
  /** Takes whole sentences: words such as "a person" inside them are part of the answer. */
  freeText: boolean
  /** Where the texts stand when several forms share this question, such as `common.fields`; null: in the form's own file. */
  home: string | null
  /** Not asked when true; looked at each time the next question is chosen. */
  skip(args: { talk: Talk; answers: Answers; options: Answers }): boolean
  choices(args: { form: string; name: string; talk: Talk; answers: Answers; options: Answers }): Choice[]
  read(reading: Reading): Promise<Read<T>>
  /** The answer if the tenant's first message already held it. */
  fromFirst(talk: Talk): T | undefined
  /** The same where finding it takes a while; what was found is said back. Null: never looked for. */
  hear: ((talk: Talk) => Promise<T | undefined>) | null
  show(args: { value: T; form: string; name: string }): Param
  /** Whether the check shows the answer, its bare fact, or nothing of it. */
  readBack: 'shown' | 'told' | 'left_out'
  /** Builder: leave the question out when the rule says so. */
  skipIf(rule: Field<T>['skip']): Field<T>
  /** Builder: take the answer from the first message when the rule finds one. */
  known(rule: Field<T>['fromFirst']): Field<T>
  /** Builder: listen for the answer in the first message, with this field's own ears. */
  heardFirst(): Field<T>
  /** Builder: share the texts of this question with other forms. */
  wordedIn(home: string): Field<T>
  /** Builder: at the check only that something was written or chosen (somebody may see the screen), or not even that. */
  readBackAs(how: 'told' | 'left_out'): Field<T>
}

export type FieldPart<T> = Pick<Field<T>, 'kind' | 'freeText' | 'choices' | 'read' | 'show'> & {
  optional?: boolean | undefined
  fromFirst?: Field<T>['fromFirst']
  ears?: NonNullable<Field<T>['hear']>
}

/** Completes a field kind with the two builders that every field has. */
export function field<T>({ ears, ...part }: FieldPart<T>): Field<T> {
  const make = (rest: Partial<Field<T>>): Field<T> => {
    const whole: Field<T> = {
      home: null,
      readBack: 'shown',
      skip: () => false,
      fromFirst: () => undefined,
      hear: null,
      ...part,
      optional: part.optional ?? false,
      ...rest,
      skipIf: (skip) => make({ ...rest, skip }),
      heardFirst: () => make({ ...rest, hear: ears ?? null }),
      known: (fromFirst) => make({ ...rest, fromFirst }),
      wordedIn: (home) => make({ ...rest, home }),
      readBackAs: (readBack) => make({ ...rest, readBack }),
    }
    return whole
  }
  return make({})
}

/** Keys follow from names; a house test checks that each one exists in every language. */
export const keyOf = (...parts: string[]): TextKey => parts.join('.') as TextKey

/** The key of one of a field's texts, wherever they stand. */
export const fieldKey = ({
  form,
  name,
  field,
  text,
}: {
  form: string
  name: string
  field: { home: string | null } | undefined
  text: string[]
}): TextKey => keyOf(field?.home ?? form, name, ...text)
