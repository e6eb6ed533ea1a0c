/** Reads the address of the mail server: where it is, how the line to it is sealed, and as whom to sign in. */

export interface SmtpSettings {
  host: string
  port: number
  /** `start`: TLS from the first byte; `upgrade`: STARTTLS or nothing is said; `none`: in the clear. */
  tls: 'start' | 'upgrade' | 'none'
  user: string | null
  password: string
}

// RFC 8314, 7.3 and RFC 6409, 3.1: submission over TLS, submission, and a relay.
const SCHEMES: Record<string, Pick<SmtpSettings, 'tls' | 'port'>> = {
  'smtps:': { tls: 'start', port: 465 },
  'smtp+starttls:': { tls: 'upgrade', port: 587 },
  'smtp:': { tls: 'none', port: 25 },
}

/** null: not such an address. Nothing may follow the port, so that no setting can loosen the check of certificates. */
export function readSmtpUrl(text: string): SmtpSettings | null {
  const url = URL.parse(text)
  const scheme = url ? SCHEMES[url.protocol] : undefined
  if (!url || !scheme || url.hostname === '' || url.search || url.hash || !['', '/'].includes(url.pathname)) return null
  try {
    return {
      ...scheme,
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? scheme.port : Number(url.port),
      user: url.username === '' ? null : decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    }
  } catch {
    return null
  }
}

/** Whether words and password could be read on the way: not on the machine's own line to itself. */
export const isOpenLine = ({ tls, host }: SmtpSettings): boolean =>
  tls === 'none' && !/^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host)
