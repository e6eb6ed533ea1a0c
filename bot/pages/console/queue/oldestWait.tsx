/** How long the one waits who waits longest, of those whom the reader sees. */
import type { ReactNode } from 'react'
import type { QueueLine } from '../answers.ts'
import { say, waited } from '../words.ts'

export function OldestWait({ lines, now }: { lines: QueueLine[]; now: number }): ReactNode {
  const [since] = lines.flatMap(({ waitingSince, holder }) => (waitingSince && !holder ? [waitingSince] : [])).sort()
  return since === undefined ? null : <p className="soft">{say('queue.oldest', { time: waited({ since, now }) })}</p>
}
