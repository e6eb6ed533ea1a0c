/** The parts of a sentence between its marks, folded: "no, I am safe" is two of them. */
import { fold } from './fold.ts'

const BETWEEN = /[.!?,;:،؛۔؟।॥\n…()"]+|\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200d\ufe0f]/u

export const clausesOf = (said: string): string[] => said.split(BETWEEN).map(fold).filter(Boolean)
