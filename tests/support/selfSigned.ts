/** A certificate for 127.0.0.1 that nobody has signed but itself, made anew for each run. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const tlv = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const sequence = (...parts: Uint8Array[]): Buffer => tlv(0x30, ...parts)
const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const time = (at: Date): Buffer => tlv(0x17, Buffer.from(`${at.toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`))

// Object identifiers: ecdsa-with-SHA256, commonName, subjectAltName.
const ECDSA_SHA256 = sequence(tlv(6, hex('2a8648ce3d040302')))
const COMMON_NAME = tlv(6, hex('550403'))
const ALT_NAME = tlv(6, hex('551d11'))

/** RFC 5280, 4.1: valid from yesterday until tomorrow. */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from('a mail server for tests')))))
  const day = 24 * 60 * 60_000
  const address = sequence(ALT_NAME, tlv(4, sequence(tlv(0x87, Buffer.from([127, 0, 0, 1])))))
  const body = sequence(
    tlv(0xa0, tlv(2, Buffer.from([2]))),
    tlv(2, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_SHA256,
    name,
    sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(address)),
  )
  const signature = sign('sha256', body, privateKey)
  const der = sequence(body, ECDSA_SHA256, tlv(3, Buffer.from([0]), signature))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  }
}
