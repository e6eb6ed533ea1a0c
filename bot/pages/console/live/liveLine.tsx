/** In one quiet line under the talk: that the tenant is there or writes, and which colleague has it open too. */
import type { ReactNode } from 'react'
import { say } from '../words.ts'
import type { Live } from './liveAnswer.ts'

export function LiveLine({ live, web }: { live: Live | null; web: boolean }): ReactNode {
  return (
    <>
      <p className="live soft" role="status">
        {live && web ? tenantWords(live) : ''}
      </p>
      <p className="live told" role="status">
        {live?.colleagues.map(({ name, writing }) => say(writing ? 'live.writes' : 'live.looks', { name })).join(' ')}
      </p>
    </>
  )
}

const tenantWords = ({ tenant: { here, writing } }: Live): string =>
  say(writing ? 'live.writing' : here ? 'live.here' : 'live.away')
