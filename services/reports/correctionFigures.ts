/** How often officers corrected what was understood, from which code to which and in which language; nothing under five, and nothing from which that could be reckoned. */
import type { Corrected, Counted } from '../corrections/corrected.ts'
import { FEWEST, type Figure, hideFew } from './figure.ts'
import type { Period } from './period.ts'

/** Matters told in confidence are in no figure but the sum of all. */
const UNTOLD = ['hate', 'domestic_abuse']

export async function correctionFigures({
  corrected,
  landlord,
  period: { start, end },
}: {
  corrected: Pick<Corrected, 'read'>
  landlord: string
  period: Period
}): Promise<Figure[]> {
  const found = await corrected.read({ landlord, start, end })
  const section = 'corrections' as const
  const of = (what: Counted['changes'][number]['what']): string[][] =>
    found.flatMap(({ changes }) =>
      changes
        .filter((change) => change.what === what && !UNTOLD.includes(change.from) && !UNTOLD.includes(change.to))
        .map(({ from, to }) => [what, from, to]),
    )
  const fixed = (['unhappy', 'danger'] as const).flatMap((what) =>
    (['yes', 'no'] as const).map((to): Figure => {
      const count = of(what).filter((name) => name[2] === to).length
      return { section, name: [what, to === 'yes' ? 'no' : 'yes', to], count: hideFew(count) }
    }),
  )
  const apart = [of('intent'), of('language'), found.map(({ language }) => ['by_language', language])]
  return [
    { section, name: ['all'], count: hideFew(found.length) },
    ...fixed,
    ...apart.flatMap((names) => enough(names).map(({ name, count }): Figure => ({ section, name, count }))),
  ]
}

/** Those of five and more; where what is left is less than five, the smallest of them goes with it, for the sum is known. */
export function enough(names: readonly string[][]): { name: string[]; count: number }[] {
  const counts = new Map<string, { name: string[]; count: number }>()
  for (const name of names) {
    const key = name.join('\n')
    counts.set(key, { name, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  const told = [...counts.values()].filter(({ count }) => count >= FEWEST).sort((one, other) => other.count - one.count)
  const left = (): number => names.length - told.reduce((sum, { count }) => sum + count, 0)
  while (told.length > 0 && left() > 0 && left() < FEWEST) told.pop()
  return told
}
