/** A fault inside a dialog comes out of the adapter as it was, so that whoever decides what to do with the message sees which it was. */
import { createAdapter } from '../../bot/adapter.ts'
import { AppError } from '../../services/errors.ts'

const activity = {
  type: 'message',
  id: 'a',
  channelId: 'webchat',
  text: 'hello',
  serviceUrl: 'urn:heard:local',
  conversation: { id: 'c', isGroup: false, conversationType: 'personal', name: '' },
  from: { id: 'tenant', name: '' },
  recipient: { id: 'heard', name: '' },
}
const fault = new AppError('unavailable')

test.each([
  ['thrown by itself', fault],
  ['put into a fault of the SDK', Object.assign(new Error('in a dialog'), { error: fault })],
])('a fault %s is the same fault outside', async (_how, thrown) => {
  const run = createAdapter({ credentials: null }).run({ activity, logic: async () => Promise.reject(thrown) })
  await expect(run).rejects.toBe(fault)
})
