/** What the console expects of the staff API is what its schemas promise; the compiler compares, this file only asks it to. */

import type { OwnAccount } from '../../bot/http/staff/accountRoutes.ts'
import type { CaseLineView } from '../../bot/http/staff/caseLine.ts'
import type { CaseView } from '../../bot/http/staff/caseView.ts'
import type { ConversationView } from '../../bot/http/staff/conversationView.ts'
import type { IncidentLine as IncidentLineSent, IncidentView } from '../../bot/http/staff/incidents/incidentView.ts'
import type { LiveView } from '../../bot/http/staff/live/liveView.ts'
import type { PeopleView } from '../../bot/http/staff/peopleRoutes.ts'
import type { HandTo as HandToView } from '../../bot/http/staff/queue/assignRoutes.ts'
import type { TakingView } from '../../bot/http/staff/queue/takingRoutes.ts'
import type { QueueView } from '../../bot/http/staff/queueRoutes.ts'
import type { RepliesView } from '../../bot/http/staff/replies/replyRoutes.ts'
import type { ReportLineView } from '../../bot/http/staff/reports/reportLine.ts'
import type { ReportView } from '../../bot/http/staff/reports/reportView.ts'
import type { TranslationPreview } from '../../bot/http/staff/translate/replyTranslationRoutes.ts'
import type { ViewListView } from '../../bot/http/staff/views/viewBody.ts'
import type { WhoAmI } from '../../bot/http/staff/whoAmI.ts'
import type * as page from '../../bot/pages/console/answers.ts'
import type { Incident, IncidentLine } from '../../bot/pages/console/incidents/incidentAnswer.ts'
import type { Live } from '../../bot/pages/console/live/liveAnswer.ts'
import type { HandTo, Taking } from '../../bot/pages/console/queue/queueAnswer.ts'
import type { Replies } from '../../bot/pages/console/replies/replyAnswer.ts'
import type * as reports from '../../bot/pages/console/reports/reportAnswer.ts'
import type { Preview } from '../../bot/pages/console/translate/translateAnswer.ts'
import type { ViewList } from '../../bot/pages/console/views/viewAnswer.ts'

type Fits<Sent extends Expected, Expected> = [Sent, Expected] extends [Sent, Expected] ? true : never

const fits: [
  Fits<QueueView, page.Queue>,
  Fits<ConversationView, page.Conversation>,
  Fits<LiveView, Live>,
  Fits<RepliesView, Replies>,
  Fits<CaseLineView, page.CaseLine>,
  Fits<CaseView, page.Case>,
  Fits<ReportLineView, reports.ReportLine>,
  Fits<ReportView, reports.Report>,
  Fits<OwnAccount, page.OwnAccount>,
  Fits<PeopleView, page.PeopleList>,
  Fits<WhoAmI, page.Me>,
  Fits<TakingView, Taking>,
  Fits<HandToView, HandTo>,
  Fits<ViewListView, ViewList>,
  Fits<TranslationPreview, Preview>,
  Fits<IncidentLineSent, IncidentLine>,
  Fits<IncidentView, Incident>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]

test('the queue, a conversation, a list of cases, a case and a report come as the console expects them', () => {
  expect(new Set(fits)).toEqual(new Set([true]))
})
