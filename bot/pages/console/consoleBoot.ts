/** What the server hands to the console inside its HTML: the landlord of this address, and the words. */
import type english from '../../../locales/en/staff.json'

export type StaffWords = Omit<typeof english, 'cli'>

export type ConsoleBoot = {
  landlord: { slug: string; name: string; fictional: boolean }
  language: string
  /** Where staff may sign in besides, by the name on its button. */
  provider: { name: string } | null
  words: StaffWords
}
