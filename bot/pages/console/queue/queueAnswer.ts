/** What the console reads of one's own chats. */
export type Taking = { pausedAt: string | null; holds: number; atOnce: number }

/** To whom a conversation may be handed. */
export type HandTo = {
  id: string
  name: string
  state: 'free' | 'full' | 'paused' | 'away'
  holds: number
  language: boolean
}[]
