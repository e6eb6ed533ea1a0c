/** The HTTP client under Twilio's library: another host when asked, one deadline, and errors that carry only codes. */
import twilio from 'twilio'

/** What Twilio or the network said, without the number or the words of the text (Twilio's messages quote both). */
export class TwilioFault extends Error {
  readonly status: number | null
  readonly code: string
  readonly retryAfter: number | null

  constructor({ status, code, retryAfter }: { status: number | null; code: string; retryAfter: number | null }) {
    super(`twilio ${code}`)
    this.name = 'TwilioFault'
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
  }
}

type Options = { baseUrl?: string | undefined; timeoutMs: number }
type Request<T> = Parameters<typeof twilio.RequestClient.prototype.request<T>>[0]
type Response<T> = Awaited<ReturnType<typeof twilio.RequestClient.prototype.request<T>>>

export class TwilioHttp extends twilio.RequestClient {
  readonly #options: Options

  constructor(options: Options) {
    // No kept-alive connections: one that Twilio closed meanwhile ends as a reset whose outcome nobody knows.
    // The library's own limit only tidies up behind ours, so that running late has one name.
    super({ timeout: options.timeoutMs + 1_000, autoRetry: false, keepAlive: false })
    this.#options = options
  }

  override async request<T>({ logLevel: _quiet, ...request }: Request<T>): Promise<Response<T>> {
    const response = await this.#inTime(super.request<T>({ ...request, uri: this.#moved(request.uri) }))
    if (response.statusCode < 400) return response
    throw new TwilioFault({
      status: response.statusCode,
      code: codeOf(response.body) ?? `http_${response.statusCode}`,
      retryAfter: readRetryAfter(response.headers ?? {}),
    })
  }

  #moved(uri: string) {
    if (!this.#options.baseUrl) return uri
    const url = new URL(uri)
    const base = new URL(this.#options.baseUrl)
    return `${base.origin}${url.pathname}${url.search}`
  }

  // The library's limit starts anew with every byte; this one covers the whole request.
  async #inTime<T>(request: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(fault('ETIMEDOUT')), this.#options.timeoutMs)
    })
    try {
      return await Promise.race([request, late])
    } catch (error) {
      if (error instanceof TwilioFault) throw error
      throw fault(error instanceof Error && 'code' in error ? String(error.code) : 'no_answer')
    } finally {
      clearTimeout(timer)
    }
  }
}

function fault(code: string) {
  return new TwilioFault({ status: null, code, retryAfter: null })
}

function codeOf(body: unknown): string | null {
  const data = typeof body === 'string' ? parse(body) : body
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : null
  return typeof code === 'number' ? String(code) : null
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

// RFC 9110, 10.2.3: seconds or a date; a date is measured against the answer's own clock, not ours.
function readRetryAfter(headers: Record<string, string | undefined>): number | null {
  const value = headers['retry-after']?.trim()
  if (!value) return null
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const wait = Date.parse(value) - Date.parse(headers.date ?? '')
  return Number.isFinite(wait) ? Math.max(0, wait) : null
}
