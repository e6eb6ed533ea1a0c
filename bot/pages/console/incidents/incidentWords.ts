/** Codes of an incident in words: the policy's own ones where they are known here, else readable as they are. */
import { type Choice, worded } from '../forms/choices.ts'

export const GROUPS = {
  assessed: 'incident.outcomes.assess',
  contactedHow: 'incident.hows',
  reviewed: 'incident.outcomes.review',
} as const

export const wordedCodes = (group: string, codes: readonly string[]): Choice[] => worded(`incident.${group}`, codes)
