/** A translation as the console is given it: never without saying which machine made it, and from what. */
import { z } from 'zod'
import type { LineTranslation } from '../../../../services/translation/lineTranslations.ts'

export const machineView = z.object({
  text: z.string(),
  to: z.string(),
  from: z.string().nullable().describe('null: the service did not say'),
  service: z.string().describe('which machine made it'),
})

export const viewMachine = ({ text, to, from, service }: LineTranslation): z.infer<typeof machineView> => ({
  text,
  to,
  from,
  service,
})

/** Words of staff that went out translated: `text` of the entry is what the tenant was shown, mark and all. */
export const translatedView = z.object({
  original: z.string().describe('as the officer wrote it'),
  from: z.string(),
  translation: z.string(),
  to: z.string(),
  service: z.string(),
})
