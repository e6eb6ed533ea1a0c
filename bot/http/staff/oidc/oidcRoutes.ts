/** Signing in by the landlord's own provider: there by a sealed attempt, back once, and one answer for whoever is not let in (threats T13 to T15). */
import { AppError } from '../../../../services/errors.ts'
import { newSecret } from '../../../../services/ids.ts'
import { errorCode } from '../../../../services/log.ts'
import type { Vouched } from '../../../../services/staff/oidcSignIn.ts'
import { OIDC_RETURN } from '../../../oidcSettings.ts'
import { landlordOf } from '../../landlordOf.ts'
import type { Answer, Call } from '../../route.ts'
import { sessionCookie } from '../cookie.ts'
import { refusalsOf } from '../refusals.ts'
import { assertFactorShown, type StaffDeps, type StaffRoute, whoIs } from '../staffRoute.ts'
import { attemptCookie, attemptOf, type KeptAttempt, noAttempt } from './attemptCookie.ts'
import { consoleAt, fromElsewhere, isAt, redirectUrlAt, seeOther } from './consoleAt.ts'
import { createProvider, newAttempt, type Provider } from './provider.ts'

/** None where no provider is set. */
export function oidcRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff, limits } = deps
  const { config, master, log } = product
  if (!config.oidc) return []
  const settings = config.oidc
  const provider = createProvider(settings)

  const begin = async ({
    call,
    landlord,
    session,
  }: {
    call: Call
    landlord: string
    session: KeptAttempt['session']
  }): Promise<Answer> => {
    const again = session !== null
    const attempt = { ...newAttempt(redirectUrlAt({ settings, call })), landlord, session, at: Date.now() }
    try {
      const to = await provider.askAt({ attempt, again })
      return seeOther({ to: to.href, cookies: [attemptCookie({ master, attempt })] })
    } catch (error) {
      log.warn('sign-in provider away', { code: errorCode(error) })
      return seeOther({ to: consoleAt({ landlord, told: again ? 'proof-away' : 'away' }) })
    }
  }

  const start = async (call: Call): Promise<Answer> => {
    const { slug: landlord } = landlordOf({ product, call })
    const to = consoleAt({ landlord })
    // Nobody is sent off by a link on another site; where the provider sends back elsewhere, one goes there first.
    if (fromElsewhere(call)) return seeOther({ to })
    if (!isAt({ settings, call })) return seeOther({ to: `${new URL(redirectUrlAt({ settings, call })).origin}${to}` })
    return await begin({ call, landlord, session: null })
  }

  const again = async (call: Call): Promise<Answer> => {
    const { account, secret, way, ...me } = await whoIs({ deps, call })
    assertFactorShown({ account, way, ...me })
    if (fromElsewhere(call) || way !== 'oidc') throw new AppError('forbidden', { reason: 'cross_site' })
    return await begin({ call, landlord: account.landlord, session: { account: account._id, secret } })
  }

  const back = async (call: Call): Promise<Answer> => {
    const attempt = attemptOf({ master, call })
    const landlord = attempt && product.landlords.bySlug(attempt.landlord) ? attempt.landlord : null
    const told = (word: 'refused' | 'wait'): Answer =>
      seeOther({
        to: consoleAt({ landlord, told: attempt?.session ? 'proof-refused' : word }),
        cookies: [noAttempt],
      })
    try {
      await limits.take({ account: null, ip: call.ip })
    } catch (error) {
      if (error instanceof AppError && error.code === 'too_many') return told('wait')
      throw error
    }
    if (!attempt || !landlord || !(await isFirst({ deps, landlord, attempt }))) return told('refused')
    const vouched = await vouch({ deps, provider, attempt, call })
    if (!vouched) return told('refused')
    if (attempt.session) {
      // Signed in a while ago is not again: by when this was asked for, with a clock that may be off by a little.
      const fresh = vouched.age !== null && Date.now() - vouched.age >= attempt.at - CLOCKS_OFF_MS
      const secret = fresh ? await staff.oidcSignIn.prove({ landlord, ...attempt.session, vouched }) : null
      if (secret === null) return told('refused')
      await limits.forgive({ account: null, ip: call.ip })
      const to = consoleAt({ landlord, told: 'proved' })
      return seeOther({ to, cookies: [noAttempt, sessionCookie(secret)] })
    }
    const done = await staff.oidcSignIn.signIn({ landlord, vouched })
    if (!done) return told('refused')
    await limits.forgive({ account: null, ip: call.ip })
    return seeOther({ to: consoleAt({ landlord }), cookies: [noAttempt, sessionCookie(done.secret)] })
  }

  const leave = async (call: Call): Promise<Answer> => {
    const { slug: landlord } = landlordOf({ product, call })
    const to = consoleAt({ landlord })
    if (fromElsewhere(call)) return seeOther({ to })
    const { origin } = new URL(redirectUrlAt({ settings, call }))
    const place = await provider.leaveAt({ back: `${origin}/staff` }).catch(() => null)
    return seeOther({ to: place?.href ?? to })
  }

  const at = '/api/staff/oidc'
  return [
    described({ path: `${at}/start`, name: 'staff.oidcStart', summary: 'Off to the sign-in provider.', handle: start }),
    described({
      path: `${at}/again`,
      name: 'staff.oidcAgain',
      summary: 'Off to the provider to show again who one is; only for whoever signed in by it.',
      signedIn: true,
      handle: again,
    }),
    described({ path: OIDC_RETURN, name: 'staff.oidcReturn', summary: 'Back from the provider.', handle: back }),
    described({ path: `${at}/leave`, name: 'staff.oidcLeave', summary: 'Sign out there too.', handle: leave }),
  ]
}

const CLOCKS_OFF_MS = 30_000

/** An attempt comes back once, whatever became of it. */
async function isFirst({
  deps: { staff, product },
  landlord,
  attempt: { state },
}: {
  deps: StaffDeps
  landlord: string
  attempt: KeptAttempt
}): Promise<boolean> {
  const mine = newSecret()
  const work = async (): Promise<string> => mine
  return (await staff.once.run({ landlord, key: `oidc:${state}`, at: product.clock(), work })) === mine
}

/** Null for whatever is wrong with what came back: the log has which rule it broke, and nothing of whom. */
async function vouch({
  deps: { product },
  provider,
  attempt,
  call,
}: {
  deps: StaffDeps
  provider: Provider
  attempt: KeptAttempt
  call: Call
}): Promise<Vouched | null> {
  try {
    return await provider.vouch({ attempt, query: call.query })
  } catch (error) {
    product.log.warn('sign-in by provider refused', { code: errorCode(error) })
    return null
  }
}

function described({
  path,
  name,
  summary,
  signedIn = false,
  handle,
}: Pick<StaffRoute, 'path' | 'name' | 'handle'> & { summary: string; signedIn?: boolean }): StaffRoute {
  const method = 'GET'
  const refusals = refusalsOf({ method, path, act: null, fails: signedIn ? [] : ['not_found'] })
  const spec = { summary, query: null, body: null, answer: null, redirects: true, signedIn, keyed: false, refusals }
  return { method, path, name, handle, spec }
}
