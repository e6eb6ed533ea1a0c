/** The yes or no that an answer is, in whichever language, or begins with: "yes my daughter is 2", "no, thank God". */
import { spokenAs } from '../../locales/languages.ts'
import { hear } from '../understand/lexicon.ts'
import { fold } from './fold.ts'
import { foldedWords } from './ownWords.ts'

type Lead = 'yes' | 'no'

/** Words that open a sentence as a plain yes, in whichever language they are written. */
const OPENERS = new Set(
  'yes yeah yea yep yup yh ye ie ia oes ydw ydy ydyn tak ہاں جی han haan haanji hanji ji da sim sí نعم أيوه ਹਾਂ ਜੀ હા হ্যাঁ জি так haa'
    .split(' ')
    .map(fold),
)

/** Words that are a plain no by themselves, in whichever language they are written. */
const DENIALS = new Set(
  'nie nage naddo نہیں nahi nahin nu não nao لا ਨਹੀਂ না ના નહીં maya mayo ні нет'.split(' ').map(fold),
)

/** English says "no" of a thing that is missing ("no heating") and before a sentence ("no its fine"); only these begin a sentence. */
const AFTER_NO = new Set(
  'i im its it we were she shes he hes they theyre dont do not just thats that this ta thanks thank one'.split(' '),
)

export function leadWord({ said, language }: { said: string; language: string }): Lead | null {
  const words = fold(said).split(' ')
  const [first = '', second = ''] = words
  // Whoever writes in one language answers in another: "tak", "haan", "nu".
  if (second === '') return OPENERS.has(first) ? 'yes' : DENIALS.has(first) ? 'no' : null
  // "Yes, but he is still outside" is no plain yes.
  if (hear(said).spans.has('but')) return null
  const [head = ''] = said.trim().split(/[.!,;:،۔।\n]/u)
  const isHead = (lead: Lead): boolean => fold(head) !== fold(said) && listed({ lead, language }).includes(fold(head))
  if (isHead('no') || (first === 'no' && AFTER_NO.has(second))) return 'no'
  const denied = words.includes('not') || listed({ lead: 'no', language }).includes(second)
  return !denied && (isHead('yes') || OPENERS.has(first)) ? 'yes' : null
}

const listed = ({ lead, language }: { lead: Lead; language: string }): readonly string[] =>
  foldedWords({ key: lead === 'yes' ? 'common.words.yes' : 'common.words.no', language: spokenAs(language) ?? 'en' })
