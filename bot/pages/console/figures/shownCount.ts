/** A count in words: a number, or that there are too few to say. */
import { locales, say } from '../words.ts'
import type { Count } from './figureAnswer.ts'

const format = new Intl.NumberFormat(locales)

export function shownCount(count: Count): string {
  if (count === 'fewer_than_5') return say('figures.few')
  return typeof count === 'number' ? format.format(count) : say(`labels.${count}`)
}
