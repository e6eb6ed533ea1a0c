/** Every address that the product answers on, by who asks. */
import type { Staff } from '../services/staff/staff.ts'
import type { openCarrier } from './channels/sms/carrier.ts'
import type { Assets } from './http/assets.ts'
import { contactCentreRoutes } from './http/contactCentre.ts'
import { directLineRoutes } from './http/directline.ts'
import { healthRoutes } from './http/health.ts'
import { messagesRoutes } from './http/messages.ts'
import { pageRoutes } from './http/pages.ts'
import type { Route } from './http/route.ts'
import { staffPageRoute } from './http/staff/page.ts'
import type { createStaffApi } from './http/staff/routes.ts'
import { twilioRoutes } from './http/twilio.ts'
import type { Hub } from './hub.ts'
import type { Intake } from './intake.ts'
import type { Product } from './product.ts'

export const routesOf = ({
  product,
  intake,
  hub,
  carrier,
  staff,
  staffApi,
  assets,
}: {
  product: Product
  intake: Intake
  hub: Hub
  carrier: Pick<Awaited<ReturnType<typeof openCarrier>>, 'standIn' | 'settings'>
  staff: Staff
  staffApi: Pick<ReturnType<typeof createStaffApi>, 'routes' | 'liveChat'>
  assets: Assets
}): Route[] => [
  ...healthRoutes({ product }),
  ...pageRoutes({ product, assets, standIn: carrier.standIn }),
  ...directLineRoutes({ product, intake, hub }),
  ...twilioRoutes({ product, intake, settings: carrier.settings }),
  ...messagesRoutes({ product, intake }),
  ...contactCentreRoutes({ product, staff, liveChat: staffApi.liveChat }),
  ...staffApi.routes,
  staffPageRoute({ product, assets }),
]
