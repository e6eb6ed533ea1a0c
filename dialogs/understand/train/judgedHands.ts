/** Which hands may be judged on: neither the encoder nor the rules have seen a word of them. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The hands that the encoder itself was tuned on: its vectors of their words are too good to judge by. */
const { tunedOn } = z
  .object({ tunedOn: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../model/encoder.json', import.meta.url), 'utf8')))

/** The hands that wrote the rules, or that the rules were written against: learned from, never judged on. */
const KNOWN_TO_RULES = ['h17', 'h29', 'h30', 'h31', 'h32']

export const isUnseen = (hand: string): boolean => !tunedOn.includes(hand) && !KNOWN_TO_RULES.includes(hand)

/** Hands are left out in this many parts, never one at a time: a third of the work for heads that learn from a tenth less. */
const PARTS = 6

export const partOf = (hand: string): string => `part ${Number(hand.slice(1)) % PARTS}`
