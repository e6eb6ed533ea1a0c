/** For each provision of the Complaint Handling Code 2024 what is counted for it, or why nothing is. */
import type { Measure } from '../finding.ts'
import { acknowledgedInTime, acknowledgementLeft } from './acknowledgementMeasures.ts'
import { actionsTracked, answeredInTime, answerLeft, newMatterOpened, pointsReasoned } from './answerMeasures.ts'
import { choiceOffered, choiceTaken, earlyAdvised, requestReviewed, requestUntouched } from './choiceMeasures.ts'
import { escalationTaken, noReasonNeeded, otherPerson } from './escalationMeasures.ts'
import { extendedBeforeDue, extendedWithinCap, extensionLetterLeft, extensionReason } from './extensionMeasures.ts'
import { lessonActed, lessonDrawn, remedyKept, remedyNotMoved } from './followingMeasures.ts'
import {
  conflictKeptOut,
  consentFirst,
  defined,
  handlerNamed,
  lettersWithOmbudsman,
  receivedBy,
  twoStages,
  urgentMarked,
} from './handlingMeasures.ts'
import {
  refusalBySecondPerson,
  refusalGround,
  refusalInTime,
  refusalLetter,
  refusalOwnReasons,
} from './refusalMeasures.ts'

/**
 * policy: it is about what the policy says, which the lint compares. words: it stands in words, which no report opens.
 * elsewhere: it happens outside the product.
 */
export type NotShown = 'policy' | 'words' | 'elsewhere'

export interface CodeProvision {
  measures: readonly Measure[]
  /** What of it no record can show; null where the measures show the whole. */
  lacks: NotShown | null
}

const counted = (measures: readonly Measure[], lacks: NotShown | null = null): CodeProvision => ({ measures, lacks })
const nothing = (lacks: NotShown): CodeProvision => ({ measures: [], lacks })

/** By the names of the law file; a provision that is not here is told as unknown to the report. */
export const PROVISIONS: Readonly<Record<string, CodeProvision>> = {
  '1.2': nothing('policy'),
  '1.3': counted([choiceOffered, choiceTaken]),
  '1.4': counted([requestReviewed]),
  '1.5': counted([requestUntouched]),
  '1.6': nothing('words'),
  '2.1': counted([refusalBySecondPerson], 'words'),
  '2.2': counted([refusalGround], 'policy'),
  '2.3': nothing('policy'),
  '2.4': counted([refusalLetter, refusalInTime]),
  '2.5': counted([refusalOwnReasons]),
  '3.1': counted([receivedBy('webchat'), receivedBy('sms'), receivedBy('botframework')], 'elsewhere'),
  '3.2': counted([receivedBy('staff')], 'elsewhere'),
  '3.6': counted([consentFirst], 'words'),
  '3.7': counted([lettersWithOmbudsman]),
  '4.1-4.3': counted([handlerNamed], 'elsewhere'),
  '5.1': nothing('policy'),
  '5.2': counted([earlyAdvised], 'policy'),
  '5.3': counted([twoStages]),
  '5.4': nothing('elsewhere'),
  '5.5-5.15': counted([defined, conflictKeptOut], 'words'),
  '6.1': counted([urgentMarked], 'words'),
  '6.2': counted([acknowledgedInTime(1), acknowledgementLeft(1)]),
  '6.3': counted([answeredInTime(1)]),
  '6.4': counted([extendedBeforeDue(1), extendedWithinCap(1), extensionReason(1)]),
  '6.5': counted([extensionLetterLeft(1)]),
  '6.6': counted([actionsTracked], 'words'),
  '6.7': counted([pointsReasoned(1)]),
  '6.8': counted([newMatterOpened], 'words'),
  '6.9': counted([answerLeft(1)]),
  '6.10': counted([escalationTaken]),
  '6.11': counted([acknowledgedInTime(2), acknowledgementLeft(2)]),
  '6.12': counted([noReasonNeeded]),
  '6.13': counted([otherPerson]),
  '6.14': counted([answeredInTime(2)]),
  '6.15': counted([extendedBeforeDue(2), extendedWithinCap(2), extensionReason(2), extensionLetterLeft(2)]),
  '6.16-6.20': counted([pointsReasoned(2), answerLeft(2)], 'words'),
  '7': counted([remedyKept, remedyNotMoved], 'words'),
  '8.1': nothing('elsewhere'),
  '8.2': nothing('elsewhere'),
  '8.3': nothing('elsewhere'),
  '9.1-9.3': counted([lessonDrawn, lessonActed], 'elsewhere'),
  '9.5-9.8': nothing('elsewhere'),
}
