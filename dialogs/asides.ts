/** Short replies that ask nothing: small talk, and the calm boundary to insults (journeys 34). */
import { form } from './form/form.ts'
import { holdsWords } from './signs.ts'

export const smalltalk = form('common.smalltalk', {})
  .begins(({ talk, say }) => {
    if (holdsWords({ talk, key: 'common.words.thanks' })) say('welcome')
    else if (holdsWords({ talk, key: 'common.words.bye' })) say('bye')
    else say('hello')
  })
  .done(({ talk }) =>
    talk.said.some(({ key }) => key === 'common.smalltalk.hello') ? { dialog: 'common.menu' } : undefined,
  )

/** One clear line; if it goes on, a person or a pause. No label is stored and nothing is restricted. */
export const calm = form('common.calm', {})
  .begins(({ talk, say }) => {
    say('line')
    talk.state.misses += 1
  })
  .done(({ talk }) =>
    talk.state.misses < 2 ? undefined : { dialog: 'handoff.stuck', options: { reason: 'distress' } },
  )
