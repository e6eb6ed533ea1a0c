/** Hears a threat of violence whose target is the landlord's staff or office: a pure function of the text over rules in memory. */
import { hear } from './lexicon.ts'
import { holds } from './rules.ts'

// Both must be named, and near each other: "I will kill the rats" threatens nobody.
const threat = { all: ['threatenStaff', 'threatToStaff'], within: 4, unless: ['neighbour', 'hypothetical', 'longAgo'] }

export const threatensStaff = (text: string): boolean => holds(threat, hear(text))?.sure === true
