/** Short replies that ask nothing: small talk, and the calm boundary to insults (journeys 34). */
import { form } from './form/form.ts'
import { holdsWords } from './signs.ts'
import type { Talk } from './talk.ts'

const GREETINGS = ['sms.threadStart', 'common.greetingLine']
const hasHeard = ({ talk, keys }: { talk: Talk; keys: string[] }): boolean =>
  talk.said.some(({ key }) => keys.includes(key))

export const smalltalk = form('common.smalltalk', {})
  .begins(({ talk, say }) => {
    if (holdsWords({ talk, key: 'common.words.thanks' })) say('welcome')
    else if (holdsWords({ talk, key: 'common.words.bye' })) say('bye')
    // Who has just heard who answers needs no second hello.
    else if (!hasHeard({ talk, keys: GREETINGS })) say('hello')
  })
  .done(({ talk }) =>
    hasHeard({ talk, keys: ['common.smalltalk.welcome', 'common.smalltalk.bye'] })
      ? undefined
      : { dialog: 'common.menu' },
  )

/** The second time is once too often for a machine to answer. */
const ENOUGH = 2

/** One clear line; if it goes on, or was a threat, a person or a pause. No label is stored and nothing is restricted. */
export const calm = form('common.calm', {})
  .begins(({ talk, say }) => {
    const threatened = hasHeard({ talk, keys: ['common.threat.line'] })
    talk.state.misses = threatened ? ENOUGH : talk.state.misses + 1
    if (talk.state.misses >= ENOUGH) say('pause')
    else say('line')
  })
  .done(({ talk }) =>
    talk.state.misses < ENOUGH ? undefined : { dialog: 'handoff.stuck', options: { reason: 'distress' } },
  )
