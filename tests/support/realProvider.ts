/** A certified sign-in provider on this machine, under another site's name, with its own forms: a login and a yes. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error It brings no types.
import { Provider } from 'oidc-provider'

/** Begun before it is known where the product will be; it answers once that was told. */
export async function realProvider() {
  let answer: ((request: unknown, response: unknown) => void) | null = null
  const server = createServer((request, response) => (answer ? answer(request, response) : response.destroy()))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'heard', OIDC_NAME: 'Sign in with Meadowbrook' },
    /** Whoever signs in there as `name` has the e-mail `name`, verified. */
    serve: (product: string): void => {
      answer = new Provider(issuer, {
        clients: [
          {
            client_id: 'heard',
            token_endpoint_auth_method: 'none',
            redirect_uris: [`${product}/api/staff/oidc/return`],
            post_logout_redirect_uris: [`${product}/staff`],
            require_auth_time: true,
          },
        ],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        findAccount: (_: unknown, id: string) => ({
          accountId: id,
          claims: () => ({ sub: id, email: id, email_verified: true }),
        }),
      }).callback()
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
