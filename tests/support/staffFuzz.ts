/** The staff API under fuzz: its served document, people of every role, records of every kind, and the judgement on each answer. */
import { STATUS } from '../../bot/http/route.ts'
import type { ErrorCode } from '../../services/errors.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { ROLES } from '../../services/staff/roles.ts'
import { misfit, type Operation, operationsOf } from './apiDocument.ts'
import { ANONYMOUS_REPORT, holdReport, trained } from './heldReport.ts'
import { type Heard, rawRequest } from './rawRequest.ts'
import { type Plan, placeOf } from './requestPlan.ts'
import { createSeen } from './seen.ts'
import { PASSWORD, type StaffWorld, staffWorld } from './staffWorld.ts'

export interface Step {
  operation: Operation
  plan: Plan
}

export const told = ({ operation: { method }, plan: { path, headers, body } }: Step): string =>
  `${method} ${path}\n${JSON.stringify(headers)}\n${(body ?? '').toString().slice(0, 2_000)}`

/** Where an answer holds what a request asks for under another name. */
const ALIAS = {
  owner: ['account'],
  role: ['panel', 'signs'],
  ground: ['exclusions', 'early_closing'],
  kind: ['remedy_kinds'],
  remedy: ['remedies'],
  review: ['reviews'],
  proposal: ['proposals'],
  consent: ['consents'],
  lesson_action: ['actions'],
}

const OWN_SITE = { 'Sec-Fetch-Site': 'same-origin' }

export type StaffFuzz = Awaited<ReturnType<typeof staffFuzz>>

export async function staffFuzz() {
  // Few enough tries that the refusal of too many is met as well.
  const world = await staffWorld({ signIns: { points: 12, seconds: 900 } })
  const operations = operationsOf((await world.ask({ path: '/openapi.json' })).body)
  const people = new Map<string, { account: AccountRecord; cookie: string }>()
  const join = async (name: string, hire: Parameters<StaffWorld['hire']>[0]): Promise<void> => {
    const account = await world.hire(hire)
    people.set(name, { account, cookie: await world.session(account) })
  }
  for (const role of ROLES) await join(role, { roles: [role] })
  await join('specialist', {
    roles: ['hate_officer', 'manager'],
    teams: ['hate-response', 'safeguarding'],
    trainedUntil: trained(world),
  })
  await join('newcomer', { roles: ['manager'], temporary: true })
  await join('stranger', { roles: ['manager'], landlord: 'harbour-view' })

  const restore = async (): Promise<void> => {
    for (const person of people.values()) {
      const { _id, landlord, roles, teams, temporary, password, trainedUntil } = person.account
      const as = { roles, teams, temporary, password, trainedUntil, disabled: false }
      await world.staff.accounts.model.updateOne({ _id, landlord }, { $set: as })
      person.cookie = await world.session(person.account)
    }
  }

  const accounts = [...people.values()].map(({ account }) => account)
  const seen = createSeen({
    first: {
      id: await records(world),
      account: accounts.map(({ _id }) => _id),
      email: accounts.map(({ email }) => email),
      password: [PASSWORD],
      current: [PASSWORD],
      landlord: ['meadowbrook', 'harbour-view', 'nowhere'],
      term: ['07700 900123', 'a@b.example'],
      version: [0],
    },
    alias: ALIAS,
  })
  /** By operation, the statuses it answered with. */
  const answered = new Map<string, Set<number>>()

  const send = async ({ operation, as, plan }: Step & { as: string }): Promise<Heard> => {
    const person = people.get(as)
    const { path, headers } = plan
    const cookie = person ? { Cookie: person.cookie } : {}
    const [of] = Object.values(plan.ids)
    const body = upToDate({ plan, latest: (name) => (of ? seen.latest({ of, name }) : undefined) })
    const heard = await rawRequest({
      port: world.port,
      method: operation.method,
      path,
      headers: { ...headers, ...cookie },
      body,
    })
    // The session was ended or begun anew.
    if (person && heard.headers['set-cookie']) person.cookie = await world.session(person.account)
    // Whoever was shut out, signed out or given other roles by an administrator is back as they were.
    if (operation.id === 'staff_personAction' && heard.status === 200) await restore()
    if (heard.media === 'application/json' && heard.status === 200) seen.note({ value: JSON.parse(heard.text), of })
    if (heard.status < 300 || heard.status === 409)
      for (const [name, id] of Object.entries(plan.ids))
        seen.found({ place: placeOf({ path: operation.path, name }), id })
    answered.set(operation.id, (answered.get(operation.id) ?? new Set()).add(heard.status))
    return heard
  }

  /** Sends it; throws with the whole exchange where the answer is not what the document promises. */
  const trySend = async (step: Step & { as: string }): Promise<Heard> => {
    const heard = await send(step)
    const wrong = complaint({ ...step, heard })
    if (wrong)
      throw new Error(
        `${wrong}\nas ${step.as}: ${told(step)}\n${heard.status} ${heard.media} ${heard.text.slice(0, 2_000)}`,
      )
    return heard
  }

  const operationOf = (name: string): Operation => operations.find(({ id }) => id === name)!

  /** One request as a careful client makes it, about these records. Without a body: an empty one, where one is described. */
  const meant = ({
    name,
    as,
    ids,
    query = '',
    body = {},
  }: {
    name: string
    as: string
    ids: Record<string, string>
    query?: string
    body?: unknown
  }): Promise<Heard> => {
    const operation = operationOf(name)
    const path = `${operation.path.replaceAll(/\{(\w+)\}/g, (_, part: string) => ids[part]!)}${query}`
    const sent = operation.body
      ? { headers: { ...OWN_SITE, 'Content-Type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) }
      : { headers: OWN_SITE, body: operation.method === 'GET' ? null : Buffer.alloc(0) }
    return trySend({ operation, as, plan: { ids, path, ...sent, wrong: null, fresh: true } })
  }

  return { world, operations, operationOf, people, seen, answered, trySend, meant }
}

async function records(world: StaffWorld): Promise<string[]> {
  const said = [{ author: 'tenant' as const, body: { text: 'the roof leaks' } }]
  const talks = await Promise.all([
    world.talk({ said }),
    world.talk({ said, channel: 'sms' }),
    world.talk({ said, audience: 'hate' }),
    world.talk({ said, landlord: 'harbour-view' }),
    world.talk({ said, waiting: null, alert: { kind: 'danger', at: world.now() } }),
  ])
  const cases: string[] = []
  for (const kind of ['complaint', 'complaint', 'service_request', 'asb', 'message'] as const)
    cases.push(await world.openCase({ kind }))
  cases.push(await world.openCase({ kind: 'sensitive', audience: 'hate' }))
  const reports = [await holdReport({ world }), await holdReport({ world, report: ANONYMOUS_REPORT })]
  return [...talks.map(({ _id }) => _id), ...cases, ...reports.map(({ id }) => id)]
}

/** A careful client sends the version that it was last told; a plan may ask for that. */
function upToDate({ plan, latest }: { plan: Plan; latest: (name: string) => number | undefined }): Buffer | null {
  const json = plan.headers['Content-Type']?.startsWith('application/json')
  if (!plan.fresh || !json || plan.body === null || plan.body.length === 0) return plan.body
  const value = JSON.parse(plan.body.toString()) as Record<string, unknown>
  const known = latest('version')
  return typeof value?.version === 'number' && known !== undefined
    ? Buffer.from(JSON.stringify({ ...value, version: known }))
    : plan.body
}

/** What is wrong with the answer, by the document; null where nothing is. */
function complaint({ operation, as, plan, heard }: Step & { as: string; heard: Heard }): string | null {
  const { status, media, text } = heard
  if (status >= 500) return 'the server failed'
  const described = operation.responses.get(status)
  if (!described) return 'a status that is not described'
  if (described.size === 0) return text === '' ? null : 'words where none are described'
  const schema = described.get(media ?? '')
  if (!schema) return `${media} is not described`
  const value = media === 'application/json' ? JSON.parse(text) : text
  const unlike = misfit({ schema, value })
  if (unlike) return unlike
  if (status >= 400 && STATUS[value.error.code as ErrorCode] !== status) return 'code and status do not belong together'
  if (status < 400 && as === 'nobody' && operation.signedIn) return 'nobody was let in'
  if (status < 400 && plan.wrong) return `accepted, though the ${plan.wrong} is not as described`
  // What the schemas cannot say is refused with its reason.
  if (status === 415 || (status === 400 && value.error.detail?.reason === undefined))
    return plan.wrong ? null : 'refused as not described, though it is'
  return null
}
