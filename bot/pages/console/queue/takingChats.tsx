/** In the header: whether one takes chats, how many one holds, and the button that pauses and goes on. */
import './queue.css'
import { type ReactNode, useState } from 'react'
import { ask } from '../api.ts'
import { useLoaded } from '../loaded.ts'
import { say } from '../words.ts'
import type { Taking } from './queueAnswer.ts'

export function TakingChats(): ReactNode {
  const { answer, again } = useLoaded<Taking>({ path: '/taking', when: ({ kind }) => kind === 'conversation' })
  const [told, setTold] = useState('')
  if (!answer?.ok) return null
  const { pausedAt, holds, atOnce } = answer.value
  const paused = pausedAt !== null
  const change = async (): Promise<void> => {
    const done = await ask({ method: 'POST', path: '/taking', body: { paused: !paused } })
    setTold(done.ok ? say(paused ? 'taking.toldBack' : 'taking.told') : say('failed'))
    await again()
  }
  return (
    <div className="taking">
      <p className={paused ? 'mark amber' : 'soft'}>{say(paused ? 'taking.paused' : 'taking.takes')}</p>
      <p className="soft">{say('taking.load', { count: holds, most: atOnce })}</p>
      <button type="button" onClick={() => void change()}>
        {say(paused ? 'taking.resume' : 'taking.pause')}
      </button>
      <p className="unseen" role="status">
        {told}
      </p>
    </div>
  )
}
