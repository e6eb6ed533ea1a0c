/** An OpenAPI document as a test reads it: its operations with every reference followed, and its own word on what fits a schema. */
import { z } from 'zod'

export type Schema = { [key: string]: unknown }

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Schema
}

export interface Operation {
  id: string
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  signedIn: boolean
  parameters: Parameter[]
  /** Of a JSON body; null where none is taken. */
  body: Schema | null
  /** Takes a form with files, and nothing else. */
  form: boolean
  /** By status: the content types and their schemas; no content, no body. */
  responses: Map<number, Map<string, Schema>>
}

type Any = Record<string, unknown>

/** Throws where a reference leads nowhere. */
export function operationsOf(document: Any): Operation[] {
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow)
    if (value === null || typeof value !== 'object') return value
    const { $ref } = value as { $ref?: unknown }
    if (typeof $ref === 'string') return follow(lookUp({ document, pointer: $ref }))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, follow(inner)]))
  }
  return Object.entries(follow(document.paths) as Record<string, Record<string, Any>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({
      id: String(told.operationId),
      method: method.toUpperCase() as Operation['method'],
      path,
      signedIn: (told.security as unknown[]).length > 0,
      parameters: told.parameters as Parameter[],
      body: told.requestBody ? (contentOf(told.requestBody as Any).get('application/json') ?? null) : null,
      form: told.requestBody !== undefined && contentOf(told.requestBody as Any).has('multipart/form-data'),
      responses: new Map(
        Object.entries(told.responses as Record<string, Any>).map(([status, response]) => [
          Number(status),
          contentOf(response),
        ]),
      ),
    })),
  )
}

function lookUp({ document, pointer }: { document: Any; pointer: string }): unknown {
  let found: unknown = document
  for (const part of pointer.replace(/^#\//, '').split('/')) found = (found as Any | undefined)?.[part]
  if (found === undefined) throw new Error(`${pointer} leads nowhere`)
  return found
}

const contentOf = ({ content = {} }: { content?: Record<string, { schema: Schema }> }): Map<string, Schema> =>
  new Map(Object.entries(content).map(([media, { schema }]) => [media, schema]))

const checks = new WeakMap<Schema, z.ZodType>()

/** Null when the value fits, else what is wrong with it. */
export function misfit({ schema, value }: { schema: Schema; value: unknown }): string | null {
  const check = checks.get(schema) ?? z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
  checks.set(schema, check)
  const result = check.safeParse(value)
  return result.success ? null : z.prettifyError(result.error)
}

export const fits = (args: { schema: Schema; value: unknown }): boolean => misfit(args) === null

/** A parameter as it stands in an address, read as its schema says. */
export function fitsAsText({ schema, text }: { schema: Schema; text: string }): boolean {
  const { type } = schema
  if (type === 'integer' || type === 'number') return /^\d+$/.test(text) && fits({ schema, value: Number(text) })
  if (type === 'boolean') return /^(true|false)$/.test(text)
  return fits({ schema, value: text })
}
