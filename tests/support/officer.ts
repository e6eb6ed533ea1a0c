/** A member of staff of a running product, signed in: what they ask, on whichever process. */
import type { Role } from '../../services/staff/roles.ts'
import type { World } from './world.ts'

export interface Officer {
  cookie: string
  ask(args: {
    method?: 'GET' | 'POST'
    path: string
    body?: unknown
    on?: World
  }): Promise<{ status: number; body: unknown }>
}

export async function officer({ world, role = 'adviser' }: { world: World; role?: Role }): Promise<Officer> {
  const found = world.signIns.find((one) => one.role === role && one.email.includes('meadowbrook'))
  if (!found) throw new Error(`No ${role}.`)
  let cookie = ''
  const send = async ({ on, method, path, body }: { on: World; method: string; path: string; body?: unknown }) => {
    return await fetch(`http://127.0.0.1:${on.port}/api/staff${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'Sec-Fetch-Site': 'same-origin',
        ...(cookie ? { Cookie: cookie } : {}),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    })
  }
  const { email, password } = found
  const answer = await send({ on: world, method: 'POST', path: '/session', body: { email, password } })
  if (answer.status !== 200) throw new Error(`Not signed in: ${answer.status}`)
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!
  return {
    cookie,
    ask: async ({ method = 'GET', path, body, on = world }) => {
      const { status, json } = await send({ on, method, path, body }).then(async (one) => ({
        status: one.status,
        json: one.headers.get('content-type')?.startsWith('application/json') ? await one.json() : null,
      }))
      return { status, body: json }
    },
  }
}
