/** A tenant who wants no more texts is understood, and a tenant who only uses the word is not cut off. */
import { readKeyword } from '../../bot/channels/sms/optOut.ts'

test.each([
  'STOP',
  'stop',
  ' Stop. ',
  'STOP!!!',
  'StopAll',
  'stop all',
  'UNSUBSCRIBE',
  'cancel',
  'End',
  'quit',
  'REVOKE',
  'OPTOUT',
  'opt out',
  'Opt-Out',
  '"STOP"',
  'S T O P',
  '\u200bstop',
  'ＳＴＯＰ',
  'STOP 🛑',
  'stop\n',
])('"%s" stops the texts', (body) => {
  expect(readKeyword({ body })).toBe('stop')
})

test.each([
  'Stop it',
  'stop the noise next door',
  'please stop',
  'the end',
  'cancel my appointment',
  'STOP 2',
  'stopping',
  'end of tenancy',
  'zatrzymaj',
  'I quit smoking',
  '',
  '...',
  '1',
  'no',
  'restart',
  'helpful',
  'yes please',
])('"%s" is something to talk about', (body) => {
  expect(readKeyword({ body })).toBeNull()
  expect(readKeyword({ body, optedOut: true })).toBeNull()
})

test.each(['START', 'start', 'Unstop.', 'UN-STOP'])('"%s" starts the texts again', (body) => {
  expect(readKeyword({ body })).toBe('start')
})

test.each(['HELP', 'help?', 'Info'])('"%s" asks about the texts', (body) => {
  expect(readKeyword({ body })).toBe('help')
})

test('yes is an answer, and an opt-in only from a number that had opted out', () => {
  expect(readKeyword({ body: 'Yes' })).toBeNull()
  expect(readKeyword({ body: 'Yes', optedOut: false })).toBeNull()
  expect(readKeyword({ body: 'Yes.', optedOut: true })).toBe('start')
})

test('what Twilio did counts more than what the words look like', () => {
  expect(readKeyword({ body: 'arrêt', optOutType: 'STOP' })).toBe('stop')
  expect(readKeyword({ body: 'YES', optOutType: 'START' })).toBe('start')
  expect(readKeyword({ body: 'STOP', optOutType: 'HELP' })).toBe('help')
  expect(readKeyword({ body: 'STOP', optOutType: 'NEW_KIND' })).toBe('stop')
})
