/** Sends one e-mail through the landlord's mail server and says in one word what came of it; nothing of it is ever logged. */
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { z } from 'zod'
import type { EmailContent } from '../../../services/conversations/sendContent.ts'
import type { SendResult } from '../sms/sendResult.ts'
import { readMailFault } from './mailFault.ts'
import { handOver } from './smtpTalk.ts'
import type { SmtpSettings } from './smtpUrl.ts'

/** `key` is the outbox's name of the mail, the same at each attempt. */
export type EmailToSend = EmailContent & { key: string; at: Date; fromName?: string; replyTo?: string | undefined }

export interface EmailSender {
  send(email: EmailToSend): Promise<SendResult>
}

// One plain address: a list, a name or a line break in it would reach somebody else.
const address = z.email({ pattern: z.regexes.html5Email }).max(254)

export function createEmailSender({
  smtp,
  name,
  timeoutMs = 20_000,
}: {
  smtp: SmtpSettings
  /** Our own host name, told to the server. */
  name?: string | undefined
  /** For the whole of one send; shorter than the lease of an outbox row. */
  timeoutMs?: number
}): EmailSender {
  return {
    async send(email) {
      const { from, to } = email
      if (!address.safeParse(to).success || !address.safeParse(from).success)
        return { outcome: 'failed', code: 'bad_address' }
      const messageId = messageIdOf(email)
      const message = await compose({ email, messageId })
      const handed = await handOver({ smtp, name, from, to, message, timeoutMs })
      return handed.ok ? { outcome: 'sent', sid: messageId } : readMailFault(handed)
    },
  }
}

/**
 * RFC 5322, 3.6.4: one Message-ID names one mail. SMTP has no idempotency key and cannot be asked what it took, so a mail
 * whose outcome stayed unknown leaves again; being made of the row's id, its Message-ID is then the same, and the
 * receiver can recognise it. Hashed, for the id may name a record of ours.
 */
const messageIdOf = ({ key, from }: EmailToSend): string =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${from.slice(from.lastIndexOf('@') + 1)}>`

function compose({ email, messageId }: { email: EmailToSend; messageId: string }): Promise<Buffer> {
  const { at, from, fromName = '', to, replyTo, subject, text, html, attachments = [] } = email
  return new MailComposer({
    messageId,
    date: at,
    from: { name: fromName, address: from },
    to: { name: '', address: to },
    replyTo: replyTo === undefined ? undefined : { name: '', address: replyTo },
    subject,
    text,
    html,
    attachments: attachments.map(({ filename, contentType, base64 }) => ({
      filename,
      contentType,
      content: Buffer.from(base64, 'base64'),
    })),
    // RFC 3834, 5: other robots do not answer.
    headers: { 'Auto-Submitted': 'auto-generated' },
    // Content is content, even where it looks like a path or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}
