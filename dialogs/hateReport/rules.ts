/** When a question of the report is left out: stopped, sent at once, told by text, anonymous, or with nothing to it. */
import type { Answers } from '../form/field.ts'
import type { Talk } from '../talk.ts'
import { wayOf } from './contact.ts'
import { isFromList } from './questions.ts'

export interface Asked {
  talk: Talk
  answers: Answers
  options: Answers
}
type Rule = (asked: Asked) => boolean

const never: Rule = () => false

export const isShort = ({ talk }: Pick<Asked, 'talk'>): boolean => talk.shows.voice === 'short'

/** Others may read along and the account is known: nobody is anonymous here, and it is said first (journeys 0.9). */
export const isOpen = ({ talk }: Pick<Asked, 'talk'>): boolean => !talk.shows.quickExit

export const isStopped = ({ answers }: Pick<Asked, 'answers'>): boolean =>
  answers.safe === 'no' || answers.goOn === 'later'

export const unlessGoingOn =
  (rule: Rule = never): Rule =>
  (asked) =>
    isStopped(asked) || rule(asked)

/** For whoever wants to say more than what is required. */
export const unlessMore = (rule: Rule = never): Rule =>
  unlessGoingOn((asked) => (!isOpen(asked) && asked.answers.extent !== 'more') || rule(asked))

/** Where files can be sent and there is something to send. */
export const unlessFiles: Rule = unlessMore(({ talk, answers }) => !talk.shows.uploads || answers.evidence !== 'yes')

/** For whoever gives a name. */
export const unlessNamed = (rule: Rule = never): Rule =>
  unlessGoingOn((asked) => asked.answers.who === 'anonymous' || rule(asked))

/** Writing or a sign was named: whether it shall go is asked before anything that can wait. */
export const unlessWriting = (rule: Rule = never): Rule =>
  unlessGoingOn((asked) => asked.answers.graffiti !== 'yes' || rule(asked))

export const unlessOther: Rule = unlessGoingOn((asked) => asked.answers.as !== 'for_someone' || isShort(asked))

export const unlessList: Rule = unlessGoingOn(({ answers }) => !isFromList(answers.account))

/** The way that was chosen, before its number or address is known. */
export const wants =
  (...ways: string[]): Rule =>
  ({ talk, answers }) =>
    ways.includes(String(answers.way ?? (isShort({ talk }) ? 'sms' : 'none')))

export const noWay: Rule = (asked) => wayOf({ answers: asked.answers, texts: isShort(asked) }) === 'none'

/** A detail of the contact that can be settled when it comes to it. */
export const isDetail: Rule = (asked) => noWay(asked) || isShort(asked) || asked.answers.extent === 'send'
