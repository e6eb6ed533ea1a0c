/** The form that starts a case asks exactly what the server takes, and has a word for all of it. */
import { complaintStart, requestStart } from '../../bot/http/staff/startCase/startForms.ts'
import { isNeeded } from '../../bot/pages/console/forms/fields.ts'
import { startFields } from '../../bot/pages/console/startCase/startFields.ts'
import { catalogue, type Words } from '../../locales/index.ts'
import { leavesOf } from '../../locales/review.ts'
import { REQUEST_TYPES } from '../../services/cases/requestTypes.ts'

const words = new Map(leavesOf(catalogue.en.staff as Words))

test.each([
  ['complaint', startFields.complaint, complaintStart],
  ['service_request', startFields.service_request, requestStart],
] as const)('%s', (_, fields, schema) => {
  const { kind: _kind, ...taken } = schema.shape
  expect(Object.keys(fields).sort()).toEqual(Object.keys(taken).sort())
  for (const [name, field] of Object.entries(fields)) {
    expect([name, words.has(`start.fields.${name}`) || words.has(`fields.${name}`)]).toEqual([name, true])
    if (field.is === 'words' || field.is === 'line')
      expect([name, isNeeded(field)]).toEqual([
        name,
        !(taken as Record<string, { safeParse(v: unknown): { success: boolean } }>)[name]!.safeParse(undefined).success,
      ])
  }
})

test('every kind of request can be chosen', () => {
  expect(REQUEST_TYPES.filter((type) => !words.has(`start.types.${type}`))).toEqual([])
})
