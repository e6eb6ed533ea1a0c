/** When a form's case begins and how each answer is added to it. */
import type { CaseStart } from '../services.ts'
import type { Talk } from '../talk.ts'
import { type FormParts, turnOf } from './parts.ts'
import type { FormRun } from './run.ts'

const instant = (value: unknown, otherwise: Date): Date => (typeof value === 'string' ? new Date(value) : otherwise)

/** Contact facts for the blind index, found by the kind of field that holds them. */
function contactOf({ parts, run }: { parts: FormParts; run: FormRun }): NonNullable<CaseStart['contact']> {
  const contact: NonNullable<CaseStart['contact']> = {}
  for (const [name, field] of Object.entries(parts.fields)) {
    const value = run.answers[name]
    if (typeof value !== 'string') continue
    if (field.kind === 'phone' && value.startsWith('+')) contact.phone = value
    if (field.kind === 'email') contact.email = value
    if (name === 'where') contact.place = value
  }
  return contact
}

export function openRecord({
  parts,
  run,
  talk,
  intake,
}: {
  parts: FormParts
  run: FormRun
  talk: Talk
  intake: 'open' | 'finished'
}): void {
  if (!parts.record || run.record) return
  const { options } = run
  const turn = turnOf({ parts, run, talk })
  if (parts.record.when && !parts.record.when(turn)) return
  const { handle, write, pin } = talk.services.cases.open({
    kind: parts.record.kind,
    type: parts.record.type(turn),
    run: run.id,
    // The message that exercised the choice counts, even when the form began a turn later.
    receivedAt: instant(options.receivedAt, new Date(run.startedAt)),
    answers: run.answers,
    intake,
    contact: contactOf({ parts, run }),
    ...(options.hazard === 'emergency' || options.hazard === 'damp_mould' ? { hazard: options.hazard } : {}),
    ...(typeof options.awareAt === 'string' ? { awareAt: new Date(options.awareAt) } : {}),
    ...(options.urgent === true ? { urgent: true } : {}),
    ...(run.answers.others === 'for_someone' ? { representative: true } : {}),
    ...(typeof options.about === 'string' ? { links: [{ case: options.about, why: 'about' }] } : {}),
  })
  run.record = handle
  run.pin = pin
  talk.state.matters.push({
    case: handle,
    type: parts.record.type(turn),
    openedAt: talk.inbound.receivedAt.toISOString(),
    hazard: options.hazard === 'emergency' || options.hazard === 'damp_mould',
  })
  talk.plan(write)
  parts.onOpened(turnOf({ parts, run, talk }))
}

export function addAnswer({
  parts,
  run,
  talk,
  field,
}: {
  parts: FormParts
  run: FormRun
  talk: Talk
  field: string
}): void {
  if (!run.record) return
  talk.plan(
    talk.services.cases.answer({
      handle: run.record,
      answers: run.answers,
      field,
      at: talk.inbound.receivedAt,
      contact: contactOf({ parts, run }),
      marks: { representative: run.answers.others === 'for_someone', urgent: run.options.urgent === true },
    }),
  )
}

/** A form whose case begins at the start opens it as soon as its rule says so: a hazard may be heard in a later answer. */
export function openIfDue({ parts, run, talk }: { parts: FormParts; run: FormRun; talk: Talk }): void {
  if (!parts.record || run.record) return
  const { opens } = parts.record
  if ((typeof opens === 'function' ? opens(turnOf({ parts, run, talk })) : opens) === 'start')
    openRecord({ parts, run, talk, intake: 'open' })
}
