/** Where the narrowed queue is: while one conversation is looked at the search stays, so that going back is going back to it. */
import { go, hrefOf } from '../place.ts'
import { type QueueSearch, writeQueue } from './queueSearch.ts'

let latest = ''

export const keepQueue = (search: QueueSearch): void => {
  latest = writeQueue(search)
}

export const showQueue = (search: QueueSearch): void => go({ at: 'queue', query: writeQueue(search) })
export const backToQueue = (): string => hrefOf({ at: 'queue', query: latest })
