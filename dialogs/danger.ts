/** Danger in a message: 999 and the one number that fits are said first, before anything is awaited; details come after, if at all. */
import { spokenAs } from '../locales/languages.ts'
import { hearAgain, keep, keptFrom, talkAgain } from './again.ts'
import type { Answers } from './form/field.ts'
import { yesNo } from './form/fields.ts'
import { form } from './form/form.ts'
import { openRecord } from './form/record.ts'
import { type FormRun, freshRun } from './form/run.ts'
import { takeUpReport } from './hateReport/afterDanger.ts'
import { reportRun } from './hateReport/unsent.ts'
import { inDangerNow } from './inDanger.ts'
import { logComplaint } from './logComplaint.ts'
import { park, runningDialog, unpark } from './parked.ts'
import { repair } from './repair.ts'
import { sealSection } from './sealSection.ts'
import { flagOf, isFaint, isSure, isUnhappy, type SensitiveAudience, sensitiveSign, wantsToComplain } from './signs.ts'
import type { Talk } from './talk.ts'
import type { Turn, Verdict } from './turnSteps.ts'
import { type Danger, hearDanger } from './understand/danger.ts'
import { dangerKinds } from './understand/labels.ts'

/** Hazards of the home: an emergency repair is opened with whatever is known (journeys 1). */
const HOME: readonly string[] = [
  'gas',
  'carbon_monoxide',
  'fire',
  'flood',
  'electric',
  'trapped',
] satisfies Danger['kind'][]

export function danger({ talk, running }: Turn): Verdict {
  if (talk.inbound.kind !== 'message') return null
  const first = mostCertain({ talk, answering: running !== null })
  if (!first) return null
  if (talk.conversation.held) return sayAutomatic({ talk, kind: first.kind })
  const asked = runningDialog(talk)
  const run = talk.state.dialogs.dialogStack.at(-1)?.state as { options?: Answers } | undefined
  // The same danger again is the answer to "are you safe", not a new alarm.
  if (
    (asked === 'danger' || asked === 'danger.confirm') &&
    run?.options?.kind === first.kind &&
    !(asked === 'danger.confirm' && first.sure)
  )
    return 'current'
  return { begin: { dialog: first.sure ? 'danger' : 'danger.confirm', options: { kind: first.kind } } }
}

/** What rules and model told together; the kind is the rules' where they name one, since they say which words it was. */
function mostCertain({ talk, answering }: { talk: Talk; answering: boolean }): Danger | undefined {
  const { heard, inbound } = talk
  const flag = flagOf({ heard, name: 'safeguarding', kind: 'self_harm' }) ?? flagOf({ heard, name: 'emergency' })
  // Whether anybody is in danger was asked a moment ago: a model's likelihood does not break into a report.
  if (reportRun(talk)?.answers.danger === 'no' && flag?.by === 'model' && !isSure(flag)) return undefined
  // A model's mere likelihood breaks into no answer; a rule's doubt does, and a model's certainty brings the question.
  if (!flag || (answering && isFaint(flag))) return undefined
  const found = hearDanger(inbound.text).find(({ kind }) => (kind === 'self_harm') === (flag.name === 'safeguarding'))
  const kind = found?.kind ?? dangerKinds.find((known) => known === flag.kind)
  return kind && { kind, p: flag.p, sure: isSure(flag) && !(answering && flag.by === 'model') }
}

/** A person holds the conversation: only the fixed text, once for each kind, marked as automatic. */
function sayAutomatic({ talk, kind }: { talk: Talk; kind: Danger['kind'] }): Verdict {
  talk.effects.alert = 'danger'
  if (talk.state.safetyTold.includes(kind)) return 'done'
  talk.state.safetyTold.push(kind)
  const language = languageOf(talk)
  talk.say(`danger.first.${kind}`, { weight: 'safety', ...language })
  talk.say('danger.automatic', { weight: 'marker', ...language })
  return 'done'
}

/** The language of the message when we speak it, whatever the conversation's language is. */
const languageOf = (talk: Talk): { language?: NonNullable<ReturnType<typeof spokenAs>> } => {
  const language = spokenAs(talk.heard.language)
  return language ? { language } : {}
}

const yes = yesNo()

export const dangerDialog = form('danger', {
  // Any answer but yes leaves the person alone with the numbers; it is never asked twice.
  safe: {
    ...yes,
    read: async (reading) => {
      const read = await yes.read(reading)
      return { ok: true, value: read.ok ? read.value : 'no' }
    },
  },
})
  .begins(({ talk, run, options }) => {
    const kind = options.kind as Danger['kind']
    // A yes to "is anyone in danger" says nothing by itself: what counts is the message that was asked about.
    const earlier = keptFrom(options.earlier)
    const about = earlier ? talkAgain({ talk, again: { ...earlier, after: 'danger' } }) : talk
    const language = languageOf(about)
    talk.effects.alert = 'danger'
    // A greeting after this would be out of place.
    talk.state.greeted = true
    talk.say(`danger.first.${kind}`, { weight: 'safety', ...language })
    if (talk.shows.voice === 'full') talk.say('danger.ways', { weight: 'safety', ...language })
    // Someone in danger is answered in the language they write in from here on.
    if (language.language && !talk.state.languageSettled)
      talk.state.language = talk.effects.language = language.language
    run.options.sensitive = sensitiveSign(about.heard)?.audience ?? (kind === 'self_harm' ? 'safeguarding' : null)
    // Inside a report everything belongs to it.
    if (reportRun(talk)) run.options.sensitive = 'hate'
    if (run.options.sensitive) {
      run.options.words = about.inbound.text
      sealSection({ talk, audience: run.options.sensitive as SensitiveAudience, earlier: earlier?.id })
    }
    if (wantsToComplain(about)) talk.say('danger.complaintLogged', { params: { reference: logComplaint(about) } })
    else run.options.unhappy = isUnhappy(about)
    if (HOME.includes(kind)) run.options.repair = openEmergency(about)
    park({ talk, keep: 1 })
  })
  .done(({ talk, answers, options }) => {
    // No, or anything else: nothing more is asked.
    if (answers.safe !== 'yes') return 'silent'
    if (options.kind === 'self_harm') return { dialog: 'handoff.stuck', options: { reason: 'distress' } }
    if (options.sensitive === 'hate')
      return takeUpReport(talk)
        ? undefined
        : { dialog: 'hateReport', options: { sealed: true, afterDanger: true, words: options.words } }
    if (options.sensitive) return { dialog: 'sensitive', options: { audience: options.sensitive, sealed: true } }
    const opened = options.repair as
      | { record: FormRun['record']; pin: string | null; answers: Answers }
      | 'parked'
      | undefined
    if (!opened) return { dialog: 'common.menu' }
    if (opened === 'parked') {
      const reported = talk.state.parked.findLast(({ id }) => id === repair.name)?.state as FormRun | undefined
      if (reported?.record)
        talk.say('serviceRequest.emergency', { params: { reference: { reference: reported.record.reference } } })
      unpark(talk)
      return undefined
    }
    talk.say('serviceRequest.emergency', { params: { reference: { reference: opened.record!.reference } } })
    if (options.unhappy === true) talk.afterAnswer = { dialog: 'choice', options: {} }
    return { dialog: repair.name, options: { ...opened, hazard: 'emergency' } }
  })

export const dangerConfirm = form('danger.confirm', { now: inDangerNow() })
  .begins(({ talk, run }) => {
    run.options.earlier = keep(talk)
    talk.state.greeted = true
    talk.effects.alert = 'danger'
    talk.say('danger.possible', { weight: 'safety', ...languageOf(talk) })
  })
  .done(({ talk, answers, options }) => {
    if (answers.now === 'yes') return { dialog: 'danger', options: { kind: options.kind, earlier: options.earlier } }
    hearAgain({ talk, earlier: options.earlier, after: 'danger' })
    return 'silent'
  })

/** Opens the emergency repair, or makes the one that is being reported right now an emergency. */
function openEmergency(talk: Talk): { record: FormRun['record']; pin: string | null; answers: Answers } | 'parked' {
  const at = talk.inbound.receivedAt
  const reported = talk.state.dialogs.dialogStack.findLast(
    ({ id, state }) => id === repair.name && (state as FormRun).record === null,
  )
  const run =
    (reported?.state as FormRun | undefined) ??
    freshRun({ id: talk.services.id('danger:repair'), at, answers: {}, options: {} })
  run.options = { ...run.options, hazard: 'emergency', urgent: true, awareAt: at.toISOString() }
  run.answers = {
    ...run.answers,
    ...('what' in run.answers ? { danger: talk.inbound.text } : { what: talk.inbound.text }),
  }
  openRecord({ parts: repair, run, talk, intake: 'open' })
  return reported ? 'parked' : { record: run.record, pin: run.pin, answers: run.answers }
}
