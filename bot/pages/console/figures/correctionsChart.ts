/** How often officers corrected what was understood: all, from what to what, and by language. */
import { label, languageName, say } from '../words.ts'
import type { Chart } from './chart.ts'
import type { Figures } from './figureAnswer.ts'

export function correctionsChart({ figures }: Figures): Chart {
  const name = say('figures.parts.count')
  return {
    id: 'corrections',
    bars: figures
      .filter(({ section }) => section === 'corrections')
      .map(({ name: path, count }) => ({ label: nameOf(path), parts: [{ tone: 'plain', name, count }] })),
  }
}

function nameOf([what = '', from = '', to = '']: string[]): string {
  if (what === 'all') return say('figures.corrections.all')
  if (what === 'by_language') return say('figures.corrections.by_language', { language: languageName(from) })
  if (what === 'unhappy' || what === 'danger') return say(`figures.corrections.${what}_${to}`)
  const word = (code: string): string => (what === 'intent' ? label('intents', code) : languageName(code))
  return `${word(from)} → ${word(to)}`
}
