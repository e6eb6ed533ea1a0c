/** /openapi.json: the staff API in OpenAPI 3.1, made from the very schemas that check what comes and goes. */
import { z } from 'zod'
import type { ErrorCode } from '../../../services/errors.ts'
import type { Route } from '../route.ts'
import { STATUS } from '../route.ts'
import { idempotencyKey, type StaffRoute } from './staffRoute.ts'

type Json = Record<string, unknown>

const failure = z.object({
  error: z.object({
    code: z.enum(Object.keys(STATUS) as [ErrorCode, ...ErrorCode[]]),
    message: z.string().describe('for people, in the language that Accept-Language asks for'),
    detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
})

const WHY: Record<ErrorCode, string> = {
  bad_request: 'Not what is described here, or refused for the `reason` in the detail.',
  unauthorised: 'Nobody is signed in, or not any more; on signing in: the words do not match an account.',
  forbidden:
    'The request came from another site (reason `cross_site`), the account has not the role (`role`), must change its password (`password`) set up its second factor (`factor`) or show its code (`code`) first, or must prove again who it is (`step_up`, see `staff_proof`); on proving or changing something: the password or the code is wrong (`wrong`).',
  token_expired: 'The token is too old.',
  not_found: 'There is none, or this account may not see it.',
  conflict: 'Somebody was quicker, or the state does not allow it; the detail says how things are now.',
  too_large: 'More than is taken.',
  unsupported_media: 'Not JSON, or compressed.',
  too_many: 'Too many tries.',
  unavailable: 'The database is away, or a service that was asked (reason `translation`); nothing was done.',
  internal: 'A fault of ours; nothing was done.',
}
const WAITS: ReadonlySet<ErrorCode> = new Set(['too_many', 'unavailable'])
const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } } }

const ABOUT =
  'What the staff console itself uses. Signing in gives a cookie. Changes need `Sec-Fetch-Site: same-origin`, as browsers send it, or an `Origin` header that is the origin of this server.'

const schemaOf = ({ schema, io }: { schema: z.ZodType; io: 'input' | 'output' }): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io })
  return json
}
const content = ({ schema, media = 'application/json' }: { schema: Json; media?: string | undefined }): Json => ({
  content: { [media]: { schema } },
})
const ref = (to: string): Json => ({ $ref: `#/components/${to}` })

export function openApi({ routes, version }: { routes: StaffRoute[]; version: string }): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  const refusals = new Set(routes.flatMap(({ spec }) => spec.refusals))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Heard staff API',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: ABOUT,
    },
    servers: [{ url: '/' }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-heard' } },
      parameters: { ownPage, key },
      responses: Object.fromEntries([...refusals].map((code) => [code, refusal(code)])),
      schemas: { Error: schemaOf({ schema: failure, io: 'output' }) },
    },
    paths,
  }
}

const ownPage = {
  name: 'Sec-Fetch-Site',
  in: 'header',
  required: false,
  schema: { type: 'string', enum: ['same-origin'] },
  description: 'Browsers set it themselves; without it the Origin header is looked at.',
}
const key = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: schemaOf({ schema: idempotencyKey, io: 'input' }),
  description: 'The same key does the thing once and gives the same answer.',
}

const refusal = (code: ErrorCode): Json => ({
  description: WHY[code],
  ...(WAITS.has(code) ? { headers: RETRY_AFTER } : {}),
  ...content({ schema: ref('schemas/Error') }),
})

function operation({ name, method, path, spec }: StaffRoute): Json {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, param]) => ({
    name: param,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1 },
  }))
  return {
    operationId: name.replaceAll('.', '_'),
    summary: spec.summary,
    security: spec.signedIn ? [{ session: [] }] : [],
    parameters: [
      ...inPath,
      ...queryParameters(spec.query),
      ...(method === 'GET' ? [] : [ref('parameters/ownPage')]),
      ...(spec.keyed ? [ref('parameters/key')] : []),
    ],
    ...(spec.body
      ? { requestBody: { required: true, ...content({ schema: schemaOf({ schema: spec.body, io: 'input' }) }) } }
      : {}),
    ...(spec.form
      ? {
          requestBody: {
            required: true,
            ...content({ schema: schemaOf({ schema: spec.form, io: 'input' }), media: 'multipart/form-data' }),
          },
        }
      : {}),
    responses: {
      ...success(spec),
      ...Object.fromEntries(spec.refusals.map((code) => [STATUS[code], ref(`responses/${code}`)])),
    },
  }
}

function success({ answer, media, redirects }: StaffRoute['spec']): Json {
  const description = 'Done.'
  if (redirects) return { 303: { description: 'Where to go next.' } }
  if (answer) return { 200: { description, ...content({ schema: schemaOf({ schema: answer, io: 'output' }), media }) } }
  if (media) return { 200: { description, ...content({ schema: { type: 'string' }, media }) } }
  return { 204: { description } }
}

/** As what they become: every parameter arrives as text. */
function queryParameters(query: z.ZodObject | null): Json[] {
  if (!query) return []
  const { properties = {} } = schemaOf({ schema: query, io: 'output' }) as { properties?: Record<string, object> }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !z.safeParse(query.shape[name] ?? z.unknown(), undefined).success,
    schema,
  }))
}

export function openApiRoute({ routes, version }: { routes: StaffRoute[]; version: string }): Route {
  const document = openApi({ routes, version })
  return {
    method: 'GET',
    path: '/openapi.json',
    name: 'openapi',
    handle: async () => ({ status: 200, body: document }),
  }
}
