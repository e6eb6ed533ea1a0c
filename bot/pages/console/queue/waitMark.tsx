/** What somebody who waits knows of the wait: told that nobody has come, or that they chose to wait on all the same. */
import type { ReactNode } from 'react'
import type { WaitTold } from '../answers.ts'
import { label, say } from '../words.ts'

type Wait = { told: WaitTold; stays: boolean }

export const waitWords = ({ told, stays }: Wait): string | null =>
  stays ? say('queue.stays') : told && label('waitTold', told)

export function WaitMark(wait: Wait): ReactNode {
  const words = waitWords(wait)
  return words && <span className="mark">{words}</span>
}
