/** /openapi.json: the staff API in OpenAPI 3.1, made from the very schemas that check what comes and goes. */
import { z } from 'zod'
import type { Route } from '../route.ts'
import { STATUS } from '../route.ts'
import type { StaffRoute } from './staffRoute.ts'

const failure = z.object({
  error: z.object({
    code: z.enum(Object.keys(STATUS) as [string, ...string[]]),
    message: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
})

const schemaOf = ({ schema, io }: { schema: z.ZodType; io: 'input' | 'output' }): Record<string, unknown> => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io })
  return json
}

const json = (schema: Record<string, unknown>) => ({ content: { 'application/json': { schema } } })

export function openApi({ routes, version }: { routes: StaffRoute[]; version: string }): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Heard staff API',
      version,
      description:
        'What the staff console itself uses. Changes need `Sec-Fetch-Site: same-origin`, as browsers send it, or an `Origin` header that is the origin of this server.',
    },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-heard' } },
      schemas: { Error: schemaOf({ schema: failure, io: 'output' }) },
    },
    paths,
  }
}

function operation({ name, method, path, spec }: StaffRoute): Record<string, unknown> {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, param]) => ({
    name: param,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 8, maxLength: 100 },
    description: 'The same key does the thing once and gives the same answer.',
  }
  const ok = spec.answer
    ? { 200: { description: 'Done.', ...json(schemaOf({ schema: spec.answer, io: 'output' })) } }
    : name === 'staff.events'
      ? { 200: { description: 'A stream.', content: { 'text/event-stream': { schema: { type: 'string' } } } } }
      : { 204: { description: 'Done.' } }
  return {
    operationId: name.replaceAll('.', '_'),
    summary: spec.summary,
    ...(spec.signedIn ? { security: [{ session: [] }] } : {}),
    parameters: [...inPath, ...queryParameters(spec.query), ...(spec.keyed ? [key] : [])],
    ...(spec.body
      ? { requestBody: { required: true, ...json(schemaOf({ schema: spec.body, io: 'input' })) } }
      : method === 'POST'
        ? { requestBody: { required: true, ...json({ type: 'object' }) } }
        : {}),
    responses: {
      ...ok,
      default: {
        description: 'The code says why; 404 also stands for what this account may not see.',
        ...json({ $ref: '#/components/schemas/Error' }),
      },
    },
  }
}

function queryParameters(query: z.ZodObject | null): Record<string, unknown>[] {
  if (!query) return []
  const { properties = {} } = schemaOf({ schema: query, io: 'output' }) as { properties?: Record<string, object> }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
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
