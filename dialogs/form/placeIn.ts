/** An address in the middle of other words: a number with a street, a flat in a house, or a postcode; British homes are written alike in every language. */

const STREETS =
  'street|st|road|rd|lane|ln|close|cl|court|ct|avenue|ave|drive|dr|way|house|place|pl|terrace|gardens|gdns|grove|crescent|cres|hill|view|row|walk|square|mews|park|green|rise|towers?|buildings|heights|point|stryd|heol|ffordd|maes|llys|tai'
const FLAT = String.raw`(?:flat|apartment|apt|fflat)\s+\w{1,4}[,\s]+`
const NAME = String.raw`(?:\p{L}[\p{L}'’.-]*\s+){1,3}`
const EDGE = { before: String.raw`(?<![\p{L}\p{N}])`, after: String.raw`(?![\p{L}\p{N}])` }
const pattern = (start: string): RegExp =>
  new RegExp(`${EDGE.before}${start}\\s*(?<name>${NAME})(?:${STREETS})${EDGE.after}`, 'iu')
const FORMS = [pattern(FLAT), pattern(String.raw`(?:${FLAT})?\d{1,4}[a-z]?,?\s`)]
/** Royal Mail's forms of a postcode, with or without its space. */
const POSTCODE = /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![\p{L}\p{N}])/iu

/** "Three hours on the road" is no address. */
const NO_NAME =
  /(?<!\p{L})(?:hours?|hrs?|minutes?|mins?|days?|nights?|weeks?|months?|years?|times?|people|degrees|the|on|in|at|to|of|for|and|my|our|your|a|i|is|was|am|pm)(?!\p{L})/iu

/** Longer than any address needs to be looked for in; keeps the patterns from long searches. */
const MOST = 600

export function placeIn(text: string): string | undefined {
  const words = text.slice(0, MOST)
  const found = FORMS.map((form) => form.exec(words)).find((one) => one && !NO_NAME.test(one.groups?.name ?? ''))?.[0]
  const postcode = POSTCODE.exec(words)?.[0]
  if (!found) return postcode
  return postcode && !found.includes(postcode) ? `${found}, ${postcode}` : found
}
