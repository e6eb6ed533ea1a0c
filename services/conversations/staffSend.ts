/** In the outbox, an officer's words are known by where they stand in the log. */

export const staffSendId = ({ conversation, position }: { conversation: string; position: number }): string =>
  `staff:${conversation}:${position}`

/** All of them, or those of one conversation. */
export const staffSends = (conversation?: string): RegExp =>
  new RegExp(`^staff:${conversation ? `${conversation}:` : ''}`)

export const conversationOfSend = (id: string): string => id.split(':')[1] ?? ''
export const positionOfSend = (id: string): number => Number(id.split(':')[2])
