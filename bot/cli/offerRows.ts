/** A person looks at each corrected message, masked, and says whether it may teach; nothing leaves unasked, and each word on it is on record. */
import { appendFile, readFile } from 'node:fs/promises'
import { type Row, registers, row } from '../../dialogs/understand/corpus/corpus.ts'
import { likeNames, maskPerson, TAKEN_OUT, takeOut } from '../../services/corrections/maskPerson.ts'
import { trusted } from '../../services/db.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import type { Audit } from '../../services/staff/audit.ts'
import { codeWord } from './codeWord.ts'
import { corpusRow, flagsOf, KINDS, lacksKind, rowLanguage } from './corpusRow.ts'
import type { Candidate } from './rowCandidates.ts'
import { sayLine } from './sayLine.ts'
import type { Say } from './withDatabase.ts'

/** null: nobody is there any more. */
export type Ask = (question: string) => Promise<string | null>

/** Whoever asked to stop, or went away, is asked nothing further. */
class Stopped extends Error {}

const ACTS = { taken: 'corpus.approve', left: 'corpus.refuse' } as const

export async function offerRows({
  candidates,
  approver: { landlord, _id: account },
  audit,
  file: { to, numbers },
  ask,
  print,
}: {
  candidates: AsyncIterable<Candidate>
  approver: Pick<AccountRecord, 'landlord' | '_id'>
  audit: Audit
  /** Where rows go, and the last number of each language there. */
  file: { to: string; numbers: Map<string, number> }
  ask: Ask
  print: Say
}): Promise<{ taken: number; left: number }> {
  const counts = { taken: 0, left: 0 }
  const decided = new Set(
    await audit.model.distinct('target', { landlord, action: trusted({ $in: Object.values(ACTS) }) }),
  )
  const decide = async (what: keyof typeof ACTS, { id }: Candidate, detail = ''): Promise<void> => {
    await audit.write({ landlord, account, action: ACTS[what], target: id, detail })
    counts[what] += 1
  }
  const { choose, answer } = questions({ ask, print })

  const offer = async (candidate: Candidate): Promise<void> => {
    let text = maskPerson(candidate.text)
    show({ candidate, text, print })
    const names = likeNames(text)
    if (names.length > 0) print(sayLine({ key: 'corpus_names', params: { names: names.join(', ') } }))
    const out = await answer('corpus_take_out')
    for (const words of out.split(',').filter((one) => one.trim() !== '')) {
      const done = takeOut({ text, words })
      if (!done.found) print(sayLine({ key: 'corpus_not_there', params: { words: words.trim() } }))
      text = done.text
    }
    if (out !== '') print(`  ${text}`)
    if (!/\p{L}/u.test(text)) {
      print(sayLine({ key: 'corpus_no_row' }))
      return await decide('left', candidate)
    }
    if ((await choose('corpus_may', ['yes', 'no'])) === 'no') return await decide('left', candidate)
    const kind = lacksKind(candidate) ? await choose('corpus_danger', KINDS) : null
    const situation = await answer('corpus_situation', 3)
    const register = (await choose('corpus_register', registers)) as Row['register']
    const language = rowLanguage(candidate)
    const number = (numbers.get(language) ?? 0) + 1
    const made = corpusRow({ candidate, number, text, kind, situation, register })
    if (!made) throw new Error('not_a_row')
    await decide('taken', candidate, made.id)
    await appendFile(to, `${JSON.stringify(made)}\n`, { mode: 0o600 })
    numbers.set(language, number)
  }

  try {
    for await (const candidate of candidates) if (!decided.has(candidate.id)) await offer(candidate)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
  return counts
}

function show({ candidate, text, print }: { candidate: Candidate; text: string; print: Say }): void {
  const { was, now, language } = candidate
  const name = (code: string): string => codeWord({ of: 'intents', code })
  const flags = flagsOf({ ...candidate, kind: null }).map(flagWord)
  print('')
  print(sayLine({ key: 'corpus_offer', params: { language, was: name(was.intent), now: name(now.intent) } }))
  if (flags.length > 0) print(sayLine({ key: 'corpus_signs', params: { signs: flags.join(', ') } }))
  print(`  ${text}`)
  if (text.includes(TAKEN_OUT)) print(sayLine({ key: 'corpus_masked', params: { sign: TAKEN_OUT } }))
}

function flagWord(label: string): string {
  const [name = '', kind] = label.split(':')
  const word = codeWord({ of: 'flags', code: name })
  return kind ? `${word} (${kind.replaceAll('_', ' ')})` : word
}

function questions({ ask, print }: { ask: Ask; print: Say }) {
  const answer = async (key: string, least = 0, params: Record<string, string> = {}): Promise<string> => {
    for (;;) {
      const said = (await ask(sayLine({ key, params })))?.trim()
      if (said === undefined || said.toLowerCase() === 'stop') throw new Stopped()
      if (said.length >= least) return said
      print(sayLine({ key: 'corpus_longer' }))
    }
  }
  const choose = async (key: string, of: readonly string[]): Promise<string> => {
    for (;;) {
      const said = (await answer(key, 1, { choices: of.join(', ') })).toLowerCase()
      if (of.includes(said)) return said
      print(sayLine({ key: 'corpus_choose', params: { choices: of.join(', ') } }))
    }
  }
  return { answer, choose }
}

/** The last number of each language in a file that was begun before; null where it holds something else. */
export async function lastNumbers(file: string): Promise<Map<string, number> | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const last = new Map<string, number>()
  for (const line of text.split('\n').filter(Boolean)) {
    const read = row.safeParse(parsed(line))
    if (!read.success) return null
    const [language, , number] = read.data.id.split('-') as [string, string, string]
    last.set(language, Math.max(last.get(language) ?? 0, Number(number)))
  }
  return last
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
