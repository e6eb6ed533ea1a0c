/** Abuse or someone at risk: a safe first reply, who will see it and its limits, routes, and a trained person; kept only with a yes. */
import { hearAgain, keep, keptFrom } from './again.ts'
import { backInLine } from './backInLine.ts'
import { choice, phone, text, yesNo } from './form/fields.ts'
import { form } from './form/form.ts'
import type { FormTurn } from './form/parts.ts'
import { closeSent } from './hateReport/leaveSent.ts'
import { isOnStack, park } from './parked.ts'
import { sealSection } from './sealSection.ts'
import { type SensitiveAudience, sensitiveSign } from './signs.ts'
import { asksStatus } from './status.ts'
import type { Turn, Verdict } from './turnSteps.ts'

const TYPE_OF: Record<Exclude<SensitiveAudience, 'hate'>, string> = {
  abuse: 'domestic_abuse',
  safeguarding: 'safeguarding',
}

export function sensitive({ talk, running }: Turn): Verdict {
  if (
    talk.inbound.kind !== 'message' ||
    talk.state.dialogs.dialogStack.some(({ id }) => id.startsWith('hateReport')) ||
    isOnStack({ talk, dialog: 'sensitive' }) ||
    isOnStack({ talk, dialog: 'sensitive.check' })
  )
    return null
  const sign = sensitiveSign(talk.heard)
  if (!sign || (sign.faint && (running || talk.conversation.waiting || asksStatus(talk)))) return null
  return {
    begin: {
      dialog: sign.sure ? dialogOf(sign.audience) : 'sensitive.check',
      options: { audience: sign.audience, words: talk.inbound.text },
    },
  }
}

/** Hate has a report of its own. */
const dialogOf = (audience: SensitiveAudience): string => (audience === 'hate' ? 'hateReport' : 'sensitive')

const audienceOf = ({ options }: Pick<FormTurn, 'options'>): 'abuse' | 'safeguarding' =>
  options.audience === 'abuse' ? 'abuse' : 'safeguarding'

const stopped = ({ answers }: Pick<FormTurn, 'answers'>): boolean => answers.safe === 'no'
const notKept = (turn: Pick<FormTurn, 'answers'>): boolean => stopped(turn) || turn.answers.keep === 'no'

export const sensitiveDialog = form('sensitive', {
  safe: yesNo(),
  // A text names no helpline unless it is asked to (journeys 21).
  line: yesNo().skipIf((turn) => turn.talk.shows.voice === 'full' || stopped(turn)),
  keep: yesNo().skipIf(stopped),
  way: choice(['phone', 'here', 'none']).skipIf(notKept),
  number: phone().skipIf((turn) => notKept(turn) || turn.answers.way !== 'phone'),
  when: text({ max: 300, optional: true }).skipIf((turn) => notKept(turn) || turn.answers.way !== 'phone'),
})
  .begins((turn) => {
    const { talk, options, say } = turn
    const audience = audienceOf(turn)
    if (options.sealed !== true) sealSection({ talk, audience, earlier: keptFrom(options.earlier)?.id })
    park({ talk, keep: 1 })
    say(`intro.${audience}`)
    if (talk.shows.voice === 'full') say(`routes.${audience}`)
    if (talk.shows.quickExit) say('leave')
  })
  .answered((turn, field) => {
    const { answers, say } = turn
    if (field === 'line' && answers.line === 'yes') say(`number.${audienceOf(turn)}`)
  })
  .done((turn) => {
    const { talk, answers, say } = turn
    if (notKept(turn)) {
      say(stopped(turn) ? 'stopped' : 'notKept')
      talk.effects.leaveSection = { destroy: true }
      backInLine(turn)
      return 'silent'
    }
    keepNote(turn)
    if (answers.way !== 'here') {
      closeSent({ talk, audience: audienceOf(turn) })
      backInLine(turn)
      return 'silent'
    }
    if (!talk.services.hours.open) {
      if (talk.services.hours.next) say('back', { moment: { moment: talk.services.hours.next.toISOString() } })
      return 'silent'
    }
    talk.effects.handoff = { reason: 'sensitive', urgent: true }
    talk.state.toldWaiting = false
    say('waiting')
    return 'silent'
  })

/** The case exists only because the tenant said yes to it; it is never listed among the matters of the conversation. */
function keepNote(turn: FormTurn): void {
  const { talk, run, answers, options, say } = turn
  const { safe: _safe, line: _line, keep: _keep, ...contact } = answers
  const { handle, write } = talk.services.cases.open({
    kind: 'sensitive',
    type: TYPE_OF[audienceOf(turn)],
    run: run.id,
    receivedAt: new Date(run.startedAt),
    answers: { ...(typeof options.words === 'string' ? { words: options.words } : {}), ...contact },
    intake: 'finished',
  })
  talk.plan(write)
  say('done', { reference: { reference: handle.reference } })
}

/** Only a likelihood: one gentle question first, with the words already under their own key. */
export const sensitiveCheck = form('sensitive.check', { really: yesNo() })
  .begins((turn) => {
    turn.run.options.earlier = keep(turn.talk)
    sealSection({ talk: turn.talk, audience: turn.options.audience === 'hate' ? 'hate' : audienceOf(turn) })
  })
  .done(({ talk, answers, options }) => {
    const { audience, words, earlier } = options
    if (answers.really === 'yes')
      return {
        dialog: dialogOf(audience as SensitiveAudience),
        options: { audience, words, earlier, sealed: true },
      }
    talk.effects.leaveSection = { destroy: false }
    hearAgain({ talk, earlier: options.earlier, after: 'sensitive' })
    return 'silent'
  })
