/** What one row of the outbox carries, by the channel that it leaves on; stored sealed. */

export interface TextContent {
  to: string
  from: string
  body: string
}

export interface ActivityContent extends TextContent {
  /** Bot Framework: the conversation reference and the activity. */
  activity: unknown
}

/**
 * Subject and words must be neutral: others may read somebody's mail. What is confidential stays behind a sign-in.
 * The whole row with its attachments stays below MongoDB's 16 MB; base64 makes a file a third larger.
 */
export interface EmailContent {
  /** One plain address each; the landlord's own is `operations.email.from`. */
  to: string
  from: string
  subject: string
  text: string
  html?: string
  attachments?: { filename: string; contentType: string; base64: string }[]
}

/** A call to the landlord's own rota service, with codes only and nothing of what happened, or an event for its contact centre. */
export interface WebhookContent {
  url: string
  /** JSON, as it is signed. */
  payload: string
}

export type SendContent = TextContent | ActivityContent | EmailContent | WebhookContent
