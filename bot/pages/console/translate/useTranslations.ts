/** What a machine made of the lines of one conversation: as they came with it, and as they are asked for here. */
import { useState } from 'react'
import type { Entry } from '../answers.ts'
import { ask } from '../api.ts'
import { boot, say } from '../words.ts'
import { notTranslated } from './notTranslated.ts'
import type { Machine, MadeLines } from './translateAnswer.ts'

/** As many as the server takes at a time, and as many signs as small services do. */
const LINES = 25
const SIGNS = 4_000

export type Translations = {
  of(entry: Entry): Machine | null
  /** Lines that a machine may be asked for and that are not in the reader's language. */
  wanting(entries: readonly Entry[]): Entry[]
  ask(entries: readonly Entry[]): Promise<void>
  busy: boolean
  /** What went wrong, and at which line; null: at all of them. */
  wrong: { text: string; position: number | null } | null
}

export function useTranslations({ id, language }: { id: string; language: string }): Translations {
  const [made, setMade] = useState<ReadonlyMap<number, Machine>>(new Map())
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<Translations['wrong']>(null)

  const of = (entry: Entry): Machine | null =>
    made.get(entry.position) ?? entry.translations.find(({ to }) => to === boot.language) ?? null
  // What a colleague wrote herself has no language on record.
  const foreign = (entry: Entry): boolean =>
    (entry.language ?? (entry.author === 'staff' ? boot.language : language)).split('-')[0] !== boot.language
  const wanting = (entries: readonly Entry[]): Entry[] =>
    entries.filter((entry) => entry.translatable && foreign(entry) && of(entry) === null)

  const askFor = async (entries: readonly Entry[]): Promise<void> => {
    if (busy) return
    setBusy(true)
    setWrong(null)
    for (const some of pieces(entries)) {
      const positions = some.map(({ position }) => position)
      const answer = await ask<MadeLines>({
        method: 'POST',
        path: `/conversations/${id}/translations`,
        body: { positions, to: boot.language },
      })
      if (!answer.ok) {
        const text = notTranslated(answer) ?? say('failed')
        setWrong({ text, position: entries.length === 1 ? (positions[0] ?? null) : null })
        break
      }
      const { lines } = answer.value
      setMade((before) => new Map([...before, ...lines.map((line) => [line.position, line] as const)]))
    }
    setBusy(false)
  }
  return { of, wanting, ask: askFor, busy, wrong }
}

function pieces(entries: readonly Entry[]): Entry[][] {
  const all: Entry[][] = []
  let signs = 0
  for (const entry of entries) {
    const own = entry.text?.length ?? 0
    const last = all.at(-1)
    if (last && last.length < LINES && signs + own <= SIGNS) last.push(entry)
    else {
      all.push([entry])
      signs = 0
    }
    signs += own
  }
  return all
}
