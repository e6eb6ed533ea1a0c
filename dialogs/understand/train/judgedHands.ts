/** Which hands may be judged on: neither the encoder nor the rules have seen a word of them. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The hands that the encoder itself was tuned on: its vectors of their words are too good to judge by. */
const { tunedOn } = z
  .object({ tunedOn: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../model/encoder.json', import.meta.url), 'utf8')))

/** The hand that the rules were written against: learned from, never judged on. */
const SEEN_BY_RULES = 'h17'

export const isUnseen = (hand: string): boolean => !tunedOn.includes(hand) && hand !== SEEN_BY_RULES
