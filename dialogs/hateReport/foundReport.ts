/** What a code has let in, as the dialogs behind it hand it on. */
import { z } from 'zod'

export const foundReport = z.object({ id: z.string(), landlord: z.string() })
