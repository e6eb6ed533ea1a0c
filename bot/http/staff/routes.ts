/** All routes of the staff API, in the order they are described. */

import type { Staff } from '../../../services/staff/staff.ts'
import type { Changes } from '../../changes.ts'
import { createLiveChat, type LiveChat } from '../../channels/livechat.ts'
import type { Product } from '../../product.ts'
import type { Route } from '../route.ts'
import { accountRoutes } from './accountRoutes.ts'
import { auditRoutes } from './auditRoutes.ts'
import { caseRoutes } from './caseRoutes.ts'
import { colleagueRoutes } from './colleagueRoutes.ts'
import { conversationRoutes } from './conversationRoutes.ts'
import { correctionRoutes } from './corrections/correctionRoutes.ts'
import { createStaffEvents } from './events.ts'
import { factorRoutes } from './factorRoutes.ts'
import { figureRoutes } from './figures/figureRoutes.ts'
import { fileRoutes } from './files/fileRoutes.ts'
import { replyFilesRoute } from './files/replyFiles.ts'
import { incidentRoutes } from './incidents/incidentRoutes.ts'
import { letterRoutes } from './letterRoutes.ts'
import { liveRoutes } from './live/liveRoutes.ts'
import { noteRoutes } from './noteRoutes.ts'
import { oidcRoutes } from './oidc/oidcRoutes.ts'
import { openApiRoute } from './openapi.ts'
import { peopleRoutes } from './peopleRoutes.ts'
import { proofRoute } from './proofRoute.ts'
import { assignRoutes } from './queue/assignRoutes.ts'
import { takingRoutes } from './queue/takingRoutes.ts'
import { queueRoutes } from './queueRoutes.ts'
import { replyRoutes } from './replies/replyRoutes.ts'
import { breakGlassRoutes } from './reports/breakGlassRoutes.ts'
import { exportRoutes } from './reports/exportRoutes.ts'
import { newReportRoutes } from './reports/newReportRoutes.ts'
import { reportActionRoute } from './reports/reportActions.ts'
import { reportFileRoute } from './reports/reportFileRoute.ts'
import { reportRoutes } from './reports/reportRoutes.ts'
import { sessionRoutes } from './sessionRoutes.ts'
import { createSignInLimits } from './signInLimits.ts'
import type { StaffDeps, StaffRoute } from './staffRoute.ts'
import { startCaseRoute } from './startCase/startCaseRoute.ts'
import { translateRoutes } from './translate/translateRoutes.ts'
import { viewRoutes } from './views/viewRoutes.ts'

export interface StaffApi {
  routes: Route[]
  /** The routes with what /openapi.json says of them. */
  described: StaffRoute[]
  liveChat: LiveChat
  close(): void
}

export function createStaffApi({
  product,
  staff,
  changes,
  kick,
  version,
}: {
  product: Product
  staff: Staff
  changes: Pick<Changes, 'subscribe'>
  kick: (lane: { landlord: string; thread: string }) => void
  /** Of the product, for /openapi.json. */
  version: string
}): StaffApi {
  const liveChat = createLiveChat({ product, staff, kick })
  const limits = createSignInLimits(product.config.limits.signIns)
  const deps: StaffDeps = { product, staff, liveChat, limits }
  const events = createStaffEvents({ deps, changes })
  const described = [
    ...sessionRoutes({ deps }),
    proofRoute({ deps }),
    ...oidcRoutes({ deps }),
    ...factorRoutes({ deps }),
    ...accountRoutes({ deps }),
    ...queueRoutes({ deps }),
    ...takingRoutes({ deps }),
    ...assignRoutes({ deps }),
    ...events.routes,
    ...conversationRoutes({ deps }),
    ...liveRoutes({ deps }),
    ...replyRoutes({ deps }),
    startCaseRoute({ deps }),
    ...noteRoutes({ deps }),
    ...translateRoutes({ deps }),
    ...correctionRoutes({ deps }),
    ...caseRoutes({ deps, kick }),
    ...viewRoutes({ deps }),
    ...fileRoutes({ deps }),
    replyFilesRoute({ deps }),
    ...letterRoutes({ deps }),
    ...incidentRoutes({ deps }),
    ...newReportRoutes({ deps }),
    ...reportRoutes({ deps }),
    reportFileRoute({ deps }),
    reportActionRoute({ deps }),
    ...exportRoutes({ deps }),
    ...breakGlassRoutes({ deps }),
    ...colleagueRoutes({ deps }),
    ...peopleRoutes({ deps }),
    ...figureRoutes({ deps }),
    ...auditRoutes({ deps }),
  ]
  return {
    described,
    liveChat,
    routes: [...described, openApiRoute({ routes: described, version })],
    close: events.close,
  }
}
