/** Recognises the words by which a number leaves, rejoins or asks about texts; only a whole message counts. */

export type Keyword = 'stop' | 'start' | 'help'

// law.yaml sms.default_opt_out_words, opt_in_words, help_words
const WORDS: Record<Keyword, ReadonlySet<string>> = {
  stop: new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT']),
  start: new Set(['START', 'UNSTOP']),
  help: new Set(['HELP', 'INFO']),
}

type Input = { body: string; optOutType?: string | undefined; optedOut?: boolean | undefined }

/** `optOutType` is Twilio's own verdict where Advanced Opt-Out is on; what the carrier did beats what we read. */
export function readKeyword({ body, optOutType, optedOut = false }: Input): Keyword | null {
  const verdict = optOutType?.toLowerCase()
  if (verdict === 'stop' || verdict === 'start' || verdict === 'help') return verdict
  const word = bare(body)
  for (const keyword of ['stop', 'start', 'help'] as const) if (WORDS[keyword].has(word)) return keyword
  // journeys 0.9: "yes" is an answer like any other, except from a number that has opted out.
  return optedOut && word === 'YES' ? 'start' : null
}

// "Stop.", "STOP ALL", "opt-out" and a word typed in full-width or with invisible signs are the word itself.
function bare(body: string) {
  return body
    .normalize('NFKC')
    .replace(/[\p{White_Space}\p{P}\p{S}\p{Cf}\p{Cc}\p{Variation_Selector}]/gu, '')
    .toUpperCase()
}
