/** Which wording was said is kept with its version, in the voice in which it was said. */

import { saidAs, wordingVersion } from '../../bot/wording.ts'
import { isVersioned } from '../../locales/review.ts'

test('a versioned text is kept with its version, any other by its key', () => {
  expect(saidAs({ keys: ['choice.offer', 'handoff.waiting'], language: 'pl', voice: 'full' })).toEqual([
    wordingVersion({ key: 'choice.offer', language: 'pl' }),
    'handoff.waiting',
  ])
  expect(wordingVersion({ key: 'choice.offer', language: 'pl' })).toMatch(/^choice\.offer@[1-9]/)
})

test('by text the short wording is the one that was said, where there is one', () => {
  const [closed, offer] = saidAs({ keys: ['handoff.closed', 'choice.offer'], language: 'en', voice: 'short' })
  expect(closed).toMatch(/^handoff\.closed_short@[1-9]/)
  expect(offer).toMatch(/^choice\.offer@[1-9]/)
  expect(isVersioned('handoff.closed_short')).toBe(true)
})
