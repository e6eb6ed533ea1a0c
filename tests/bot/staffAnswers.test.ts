/** What the console expects of the staff API is what its schemas promise; the compiler compares, this file only asks it to. */

import type { CaseLineView } from '../../bot/http/staff/caseLine.ts'
import type { CaseView } from '../../bot/http/staff/caseView.ts'
import type { ConversationView } from '../../bot/http/staff/conversationView.ts'
import type { QueueView } from '../../bot/http/staff/queueRoutes.ts'
import type * as page from '../../bot/pages/console/answers.ts'

type Fits<Sent extends Expected, Expected> = [Sent, Expected] extends [Sent, Expected] ? true : never

const fits: [
  Fits<QueueView, page.Queue>,
  Fits<ConversationView, page.Conversation>,
  Fits<CaseLineView, page.CaseLine>,
  Fits<CaseView, page.Case>,
] = [true, true, true, true]

test('the queue, a conversation, a list of cases and a case come as the console expects them', () => {
  expect(fits).toEqual([true, true, true, true])
})
