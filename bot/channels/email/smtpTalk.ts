/** One talk with the mail server: connect, sign in, hand over one message; a failure tells whether the server may hold it all the same. */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpSettings } from './smtpUrl.ts'

/** Milliseconds to reach the server, seal the line and be greeted. */
const CONNECT_WITHIN = 10_000

export type Handover = { ok: true } | { ok: false; error: unknown; maybeTaken: boolean }

export async function handOver({
  smtp,
  name,
  from,
  to,
  message,
  timeoutMs,
}: {
  smtp: SmtpSettings
  /** What we call ourselves; without it some relays refuse to talk. */
  name: string | undefined
  from: string
  to: string
  message: Buffer
  timeoutMs: number
}): Promise<Handover> {
  let begun = false
  // Read only once the server has said yes to DATA: from then on it may have the message, whatever we hear.
  const body = new Readable({
    read() {
      begun = true
      this.push(message)
      this.push(null)
    },
  })
  const connection = new SMTPConnection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.tls === 'start',
    requireTLS: smtp.tls === 'upgrade',
    ignoreTLS: smtp.tls === 'none',
    name,
    connectionTimeout: Math.min(CONNECT_WITHIN, timeoutMs),
    greetingTimeout: Math.min(CONNECT_WITHIN, timeoutMs),
    socketTimeout: timeoutMs,
    socketCloseTimeout: 1_000,
  })
  let late: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((done, fail) => {
      late = setTimeout(() => fail(new Error('late')), timeoutMs)
      // It may be heard more than once, and must always have a listener.
      connection.on('error', fail)
      connection.on('end', () => fail(new Error('ended')))
      const send = (): void =>
        connection.send({ from, to, size: message.length }, body, (error) => (error ? fail(error) : done()))
      connection.connect((error) => {
        if (error) fail(error)
        else if (smtp.user === null) send()
        else connection.login({ user: smtp.user, pass: smtp.password }, (refused) => (refused ? fail(refused) : send()))
      })
    })
    return { ok: true }
  } catch (error) {
    return { ok: false, error, maybeTaken: begun }
  } finally {
    clearTimeout(late)
    connection.close()
    body.destroy()
  }
}
