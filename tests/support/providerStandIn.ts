/** A sign-in provider that says whatever a test wants it to say: for what a real one never would. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export type ProviderStandIn = Awaited<ReturnType<typeof startProvider>>

export const CLIENT = 'heard'

export async function startProvider() {
  const own = await generateKeyPair('RS256')
  const stranger = await generateKeyPair('RS256')
  const key = { ...(await exportJWK(own.publicKey)), kid: 'one', use: 'sig', alg: 'RS256' }
  /** By code: what the ID token will say, and which code was given out already. */
  const said = new Map<string, { claims: JWTPayload; forged: boolean }>()
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.url === '/.well-known/openid-configuration')
      return answer(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        end_session_endpoint: `${issuer}/end`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      })
    if (request.url === '/keys') return answer(200, { keys: [key] })
    const code = new URLSearchParams(await text(request)).get('code') ?? ''
    const one = said.get(code)
    said.delete(code)
    if (!one) return answer(400, { error: 'invalid_grant' })
    const idToken = await new SignJWT(one.claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(one.forged ? stranger.privateKey : own.privateKey)
    return answer(200, { access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: idToken })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT, OIDC_NAME: 'Sign in with Work' },
    /** A code for what the ID token will say, beside what it must. */
    code: ({ nonce, claims, forged = false }: { nonce: string; claims: JWTPayload; forged?: boolean }): string => {
      const now = Math.floor(Date.now() / 1000)
      const code = `code-${said.size}-${Math.random()}`
      const due = { iss: issuer, aud: CLIENT, iat: now, exp: now + 300, auth_time: now, nonce }
      said.set(code, { forged, claims: { ...due, ...claims } })
      return code
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
