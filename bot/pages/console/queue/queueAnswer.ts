/** What the console reads of one's own chats. */
export type Taking = { pausedAt: string | null; holds: number; atOnce: number }
