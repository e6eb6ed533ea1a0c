/** One corrected message as a row of the corpus. */
import { type Row, row, scriptOf } from '../../dialogs/understand/corpus/corpus.ts'
import { emergencyKinds, flagLabels } from '../../dialogs/understand/labels.ts'
import type { Candidate } from './rowCandidates.ts'

/** The hand of all rows that came from tenants. */
const TENANTS = 'h99'
/** Under it a sign was a guess that nobody has confirmed. */
const SURE = 0.5

export const KINDS: readonly string[] = emergencyKinds

export const rowLanguage = ({ language }: Pick<Candidate, 'language'>): string => language.slice(0, 2)

const dangersIn = ({ heard }: Pick<Candidate, 'heard'>): string[] =>
  heard.flags.flatMap(({ name, kind }) => (name === 'emergency' && kind ? [`emergency:${kind}`] : []))

/** An officer says that there was danger, not which. */
export const lacksKind = ({ heard, now }: Pick<Candidate, 'heard' | 'now'>): boolean =>
  now.danger && dangersIn({ heard }).length === 0

/** The signs as the corpus writes them: of unhappiness and danger what the officer said, of the rest what was surely heard. */
export function flagsOf({ heard, now, kind }: Pick<Candidate, 'heard' | 'now'> & { kind: string | null }): string[] {
  const others = heard.flags.filter(({ name, p }) => p >= SURE && name !== 'dissatisfied' && name !== 'emergency')
  const all = [
    ...others.map(({ name }) => name),
    ...(now.unhappy ? ['dissatisfied'] : []),
    ...(now.danger ? dangersIn({ heard }) : []),
    ...(now.danger && kind ? [`emergency:${kind}`] : []),
  ]
  return flagLabels.filter((label) => all.includes(label))
}

/** null where it does not keep to the corpus's own rules. */
export function corpusRow({
  candidate,
  number,
  kind,
  ...told
}: Pick<Row, 'text' | 'situation' | 'register'> & {
  candidate: Candidate
  number: number
  kind: string | null
}): Row | null {
  const { heard } = candidate
  const read = row.safeParse({
    id: `${rowLanguage(candidate)}-${TENANTS}-${String(number).padStart(4, '0')}`,
    text: told.text,
    intent: heard.intent,
    flags: flagsOf({ ...candidate, kind }),
    situation: told.situation,
    by: TENANTS,
    register: told.register,
    script: scriptOf(told.text),
  })
  return read.success ? read.data : null
}
