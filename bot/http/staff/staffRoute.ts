/** How every staff route is made: our own page, a session, a role that may, a body by its schema, and an answer that holds no more than its schema says. */
import { z } from 'zod'
import { AppError, type ErrorCode } from '../../../services/errors.ts'
import type { AccountRecord } from '../../../services/staff/accounts.ts'
import { mustHaveFactor } from '../../../services/staff/factorPolicy.ts'
import { type Act, mayDo, type Scope, type StaffMember, scopeFor } from '../../../services/staff/roles.ts'
import { FRESH_MS } from '../../../services/staff/sessions.ts'
import type { SignedIn } from '../../../services/staff/signIn.ts'
import type { Staff } from '../../../services/staff/staff.ts'
import type { LiveChat } from '../../channels/livechat.ts'
import type { Product } from '../../product.ts'
import { parseJson } from '../body.ts'
import { type Call, JSON_BODY, type Route } from '../route.ts'
import { secretOf } from './cookie.ts'
import { assertOwnPage } from './csrf.ts'
import { refusalsOf } from './refusals.ts'
import type { SignInLimits } from './signInLimits.ts'

export interface StaffDeps {
  product: Product
  staff: Staff
  liveChat: LiveChat
  /** Of passwords and codes, wherever they are tried. */
  limits: SignInLimits
}

/** What /openapi.json says of a route, from what the route itself checks by. */
export interface RouteSpec {
  summary: string
  query: z.ZodObject | null
  body: z.ZodType | null
  /** In place of a body of JSON: the fields of a form with files, which the handler reads piece by piece. */
  form?: z.ZodType
  answer: z.ZodType | null
  signedIn: boolean
  /** Answers with where to go next. */
  redirects?: boolean
  /** Takes an Idempotency-Key. */
  keyed: boolean
  /** Every code that it can answer with. */
  refusals: readonly ErrorCode[]
  /** Of an answer that is not JSON. */
  media?: string
}
export type StaffRoute = Route & { spec: RouteSpec }

export interface Me extends SignedIn {
  scope: Scope
  may(act: Act): boolean
}

interface Definition<Query extends z.ZodObject, Body extends z.ZodType, Output extends z.ZodType> {
  method: Route['method']
  path: string
  name: string
  summary: string
  /** Null: every member of staff who is signed in. */
  act: Act | null
  query?: Query
  body?: Body
  form?: z.ZodType
  answer?: Output
  keyed?: boolean
  /** Codes beyond those that follow from the rest of the definition (refusals.ts). */
  fails?: readonly ErrorCode[]
  /** Open to an account whose password was made by somebody else. */
  whileTemporary?: boolean
  /** Open to an account that must set up its second factor first. */
  whileUnenrolled?: boolean
  /** Open to an account that must show its code first. */
  whileCodeless?: boolean
  /** Asks for a proof within the last ten minutes: for what is sensitive (T13). */
  fresh?: boolean
  /** `headers` may be added to. */
  handle(args: {
    call: Call
    me: Me
    query: z.infer<Query>
    body: z.infer<Body>
    key: string | null
    headers: Record<string, string>
  }): Promise<z.input<Output>>
}

const none = z.object({})

export function staffRoute<
  Output extends z.ZodType = z.ZodVoid,
  Query extends z.ZodObject = typeof none,
  Body extends z.ZodType = typeof none,
>({ deps, define }: { deps: StaffDeps; define: Definition<Query, Body, Output> }): StaffRoute {
  const {
    method,
    path,
    name,
    summary,
    act,
    query,
    body,
    form,
    answer,
    keyed = false,
    whileTemporary = false,
    whileUnenrolled = whileTemporary,
    whileCodeless = false,
    fresh = false,
    handle,
  } = define
  return {
    method,
    path,
    name,
    ...(method === 'POST' && !form ? { body: JSON_BODY } : {}),
    spec: {
      summary,
      query: query ?? null,
      body: method === 'POST' && !form ? (body ?? none) : null,
      ...(form ? { form } : {}),
      answer: answer ?? null,
      signedIn: true,
      keyed,
      refusals: refusalsOf(define),
    },
    handle: async (call) => {
      if (method !== 'GET') assertOwnPage({ call, publicUrl: deps.product.config.publicUrl })
      const me = await whoIs({ deps, call })
      if (me.account.temporary && !whileTemporary) throw new AppError('forbidden', { reason: 'password' })
      if (!whileCodeless) assertFactorShown(me)
      if (!whileUnenrolled) assertFactor({ deps, me })
      if (act && !me.may(act)) throw new AppError('forbidden', { reason: 'role' })
      const asked = (query ?? none).safeParse(Object.fromEntries(call.query))
      if (!asked.success) throw new AppError('bad_request')
      const sent = method === 'POST' && !form ? parseJson({ call, schema: body ?? none }) : {}
      if (fresh && !isFresh({ deps, me })) throw new AppError('forbidden', { reason: 'step_up' })
      const headers: Record<string, string> = {}
      const result = await handle({
        call,
        me,
        headers,
        query: asked.data as z.infer<Query>,
        body: sent as z.infer<Body>,
        key: keyed ? keyOf(call) : null,
      })
      return answer ? { status: 200, headers, body: answer.parse(result) } : { status: 204, headers }
    },
  }
}

/** The signed-in member of staff; nobody is 401, whatever else is wrong. */
export async function whoIs({ deps, call }: { deps: StaffDeps; call: Call }): Promise<Me> {
  const { product, staff } = deps
  const secret = secretOf(call)
  const landlords = product.landlords.all().map(({ slug }) => slug)
  // What the page asks for by itself is not use: an unattended desk must come to rest (T13).
  const touch = call.headers['x-heard-background'] === undefined
  const known = secret ? await staff.signIn.who({ secret, landlords, touch }) : null
  if (!secret || !known) throw new AppError('unauthorised')
  const { account } = known
  await staff.presence.seen({ landlord: account.landlord, account: account._id, at: product.clock() })
  return { ...known, secret, ...rightsOf({ product, account }) }
}

type Asked = { deps: Pick<StaffDeps, 'product'>; me: Pick<Me, 'account' | 'second' | 'provedAt' | 'way'> }

export const isFresh = ({ deps, me }: Asked): boolean =>
  deps.product.clock().getTime() - me.provedAt.getTime() < FRESH_MS

/** Let in by the provider, which asked for no second factor: then ours is asked for, where there is one. */
export const mustShowCode = ({ account, second, way }: Pick<Me, 'account' | 'second' | 'way'>): boolean =>
  way === 'oidc' && account.factorSince !== null && !second

export function assertFactorShown(me: Pick<Me, 'account' | 'second' | 'way'>): void {
  if (mustShowCode(me)) throw new AppError('forbidden', { reason: 'code' })
}

/** Nothing is done before a second factor is there that must be, and was shown. */
export function assertFactor({ deps, me }: Asked): void {
  assertFactorShown(me)
  if (factorMissing({ deps, me })) throw new AppError('forbidden', { reason: 'factor' })
}

export function factorMissing({ deps, me: { account, second } }: Asked): boolean {
  const { secondFactor: rule } = deps.product.config
  return !account.factorSince && !second && mustHaveFactor({ rule, roles: account.roles })
}

export function rightsOf({
  product,
  account,
}: {
  product: Pick<Product, 'landlords'>
  account: AccountRecord
}): Pick<Me, 'scope' | 'may'> {
  const landlord = product.landlords.bySlug(account.landlord)
  if (!landlord) throw new AppError('unauthorised')
  const { _id: id, roles, teams } = account
  const member: StaffMember = { id, landlord: account.landlord, roles, teams }
  return { scope: scopeFor({ member, landlord }), may: (act) => mayDo({ member, act }) }
}

export const idempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{8,100}$/)

function keyOf(call: Call): string | null {
  const key = idempotencyKey.optional().safeParse(call.headers['idempotency-key'])
  if (!key.success) throw new AppError('bad_request')
  return key.data ?? null
}

export const instant = z.iso.datetime()
export const iso = (at: Date): string => at.toISOString()
