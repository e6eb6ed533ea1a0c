/** Lets a webhook in only when Twilio signed exactly this form for exactly our public address and account. */
import twilio from 'twilio'

export type SignatureRefusal =
  | 'not_form'
  | 'bad_path'
  | 'invalid_utf8'
  | 'duplicate_parameter'
  | 'no_signature'
  | 'wrong_signature'
  | 'wrong_account'

export type SignatureCheck = { ok: true; params: Record<string, string> } | { ok: false; reason: SignatureRefusal }

type Input = {
  authToken: string
  accountSid: string
  signature: string | undefined
  /** The configured address, never the Host header: behind a proxy only this one is what Twilio signed. */
  publicUrl: string
  /** The request target as received, with its query string. */
  path: string
  contentType: string | undefined
  rawBody: Uint8Array | string
}

/** The reason is for the log and the metrics; the answer to each refusal is the same bare 403. */
export function checkTwilioSignature(input: Input): SignatureCheck {
  if (!isForm(input.contentType)) return refuse('not_form')
  // A target in absolute form ("GET http://other/…") or with a user part must not move the signed address.
  if (!/^\/(?!\/)[^\s#]*$/.test(input.path)) return refuse('bad_path')
  const text = decode(input.rawBody)
  if (text === null) return refuse('invalid_utf8')
  const entries = [...new URLSearchParams(text)]
  const params = Object.fromEntries(entries)
  // Two values under one name leave open which of them was signed and which is read.
  if (Object.keys(params).length !== entries.length) return refuse('duplicate_parameter')
  if (!input.signature) return refuse('no_signature')
  const url = input.publicUrl.trim().replace(/\/+$/, '') + input.path
  if (!twilio.validateRequest(input.authToken, input.signature, url, params)) return refuse('wrong_signature')
  // T9: a signature proves the token; the form must also name the account that this product serves.
  if (params.AccountSid !== input.accountSid) return refuse('wrong_account')
  return { ok: true, params }
}

function refuse(reason: SignatureRefusal): SignatureCheck {
  return { ok: false, reason }
}

function isForm(contentType: string | undefined) {
  return /^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType?.trim() ?? '')
}

function decode(rawBody: Uint8Array | string): string | null {
  if (typeof rawBody === 'string') return rawBody.isWellFormed() ? rawBody : null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(rawBody)
  } catch {
    return null
  }
}
