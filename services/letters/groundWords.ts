/** A ground for a decision in plain words: ours where its id is known, else as staff or the policy wrote it. */
import { type Block, type Line, paragraph, words } from './letterDocument.ts'

export const groundWords = ({ ground, known }: { ground: string; known: Line | null }): Block =>
  known ? paragraph(known) : words(ground.replaceAll('_', ' '))
