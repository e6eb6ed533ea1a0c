/** A dialog is a declaration: fields, order, exceptions, ending. This file turns one into a Bot Framework dialog that asks the first unanswered field. */
// By file: the package's index loads prompts, and with them all recognisers of dates and numbers, which nothing here uses.
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs'
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js'
import type { CaseKind } from '../../services/cases/caseModel.ts'
import { contactInstead } from '../restricted/contactInstead.ts'
import { talkOf } from '../talkOf.ts'
import { ask, askAgain } from './asking.ts'
import { beginRun } from './beginRun.ts'
import type { Answers } from './field.ts'
import { hearFirst } from './hearFirst.ts'
import { hearInterrupt } from './interrupts.ts'
import { type Fields, type FormParts, nextField, type RecordRule, turnOf } from './parts.ts'
import { chooseChange, readBack } from './readBack.ts'
import { addAnswer, openIfDue, openRecord } from './record.ts'
import { type FormRun, readRun } from './run.ts'
import { isSkipped } from './skip.ts'

export interface Form extends FormParts {
  dialog(): Dialog
  /** `start`: the first message opens the case and each answer is added. `done`: the case is opened when the form is finished. */
  recordAs(
    kind: CaseKind,
    rule: { opens: RecordRule['opens']; type?: RecordRule['type']; when?: RecordRule['when'] },
  ): Form
  withReadBack(when?: NonNullable<FormParts['readBack']>): Form
  /** Which variants of its words fit now, such as those for somebody else. */
  worded(rule: FormParts['wordedAs']): Form
  begins(hook: FormParts['onBegin']): Form
  heard(hook: FormParts['onHear']): Form
  opened(hook: FormParts['onOpened']): Form
  answered(hook: FormParts['onAnswer']): Form
  done(hook: FormParts['onDone']): Form
}

export function form(name: string, fields: Fields): Form {
  const build = (parts: FormParts): Form => ({
    ...parts,
    dialog: () => new FormDialog(parts),
    recordAs: (kind, { opens, type, when }) =>
      build({ ...parts, record: { kind, opens, type: type ?? (() => kind), when } }),
    withReadBack: (when = () => true) => build({ ...parts, readBack: when }),
    worded: (wordedAs) => build({ ...parts, wordedAs }),
    begins: (onBegin) => build({ ...parts, onBegin }),
    heard: (onHear) => build({ ...parts, onHear }),
    opened: (onOpened) => build({ ...parts, onOpened }),
    answered: (onAnswer) => build({ ...parts, onAnswer }),
    done: (onDone) => build({ ...parts, onDone }),
  })
  return build({
    name,
    fields,
    record: null,
    readBack: null,
    wordedAs: () => [],
    onBegin: () => {},
    onHear: () => {},
    onOpened: () => {},
    onAnswer: () => {},
    onDone: () => undefined,
  })
}

class FormDialog extends Dialog {
  private readonly parts: FormParts

  constructor(parts: FormParts) {
    super(parts.name)
    this.parts = parts
  }

  override async beginDialog(dc: DialogContext, options: Answers = {}): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context)
    const { parts } = this
    const instead = await contactInstead({ talk, dialog: parts.name, options })
    if (instead) return await dc.replaceDialog(instead.dialog, instead.options)
    const run = beginRun({ parts, talk, options })
    dc.activeDialog!.state = run
    parts.onBegin(turnOf({ parts, run, talk }))
    openIfDue({ parts, run, talk })
    await hearFirst({ parts, run, talk })
    return await this.advance(dc, run)
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context)
    const { parts } = this
    const run = this.run(dc)
    const interrupt = hearInterrupt({ parts, run, talk })
    if (interrupt === 'back' || interrupt === 'changed') return await this.advance(dc, run)
    if (interrupt === 'answered') return Dialog.EndOfTurn
    if (run.stage === 'checking') {
      const answer = readBack.read({ run, talk })
      if (answer === 'send') return await this.finish(dc, run)
      if (answer === 'change') chooseChange.ask({ parts, run, talk })
      else if (readBack.add({ run, talk })) {
        addAnswer({ parts, run, talk, field: 'added' })
        readBack.ask({ parts, run, talk })
      } else return await this.missed(dc, run, () => readBack.ask({ parts, run, talk }))
      return Dialog.EndOfTurn
    }
    if (run.stage === 'choosing_change') {
      const name = chooseChange.read({ run, talk })
      if (!name) return await this.missed(dc, run, () => chooseChange.ask({ parts, run, talk }))
      delete run.answers[name]
      run.stage = 'asking'
      return await this.advance(dc, run)
    }
    return await this.answer(dc, run)
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context)
    const { parts } = this
    const run = this.run(dc)
    if (nextField({ parts, run, talk }) !== null || parts.readBack !== null) talk.say('common.backTo')
    return await this.advance(dc, run)
  }

  private run(dc: DialogContext): FormRun {
    const talk = talkOf(dc.context)
    const run = readRun({
      stored: dc.activeDialog?.state,
      id: talk.services.id(`form:${this.parts.name}`),
      at: talk.inbound.receivedAt,
    })
    dc.activeDialog!.state = run
    return run
  }

  private async answer(dc: DialogContext, run: FormRun): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context)
    const { parts } = this
    const name = run.asked ?? nextField({ parts, run, talk })
    const field = name === null ? undefined : parts.fields[name]
    if (name === null) return await this.advance(dc, run)
    if (!field) {
      // The question asked last has gone with a deploy: what was said is kept under its old name.
      run.answers[name] = talk.inbound.text
      addAnswer({ parts, run, talk, field: name })
      return await this.advance(dc, run)
    }
    if (isSkipped({ field, talk })) {
      run.skipped.push(name)
      return await this.advance(dc, run)
    }
    parts.onHear(turnOf({ parts, run, talk }))
    const read = await field.read({
      text: talk.inbound.text,
      talk,
      answers: run.answers,
      shown: run.shown,
      form: field.home ?? parts.name,
      name,
    })
    if (!read.ok) return await this.missed(dc, run, () => askAgain({ parts, run, talk, name, reason: read.reason }))
    run.answers[name] = read.value
    run.misses = 0
    addAnswer({ parts, run, talk, field: name })
    if (read.more) {
      ask({ parts, run, talk, name })
      return Dialog.EndOfTurn
    }
    parts.onAnswer(turnOf({ parts, run, talk }), name)
    openIfDue({ parts, run, talk })
    return await this.advance(dc, run)
  }

  /** After two answers in a row that could not be read, a person is offered; the form waits underneath. */
  private async missed(dc: DialogContext, run: FormRun, again: () => void): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context)
    const instead = talk.takeAfterAnswer() ?? talk.otherwise
    talk.otherwise = null
    if (instead) return await dc.beginDialog(instead.dialog, instead.options)
    run.misses += 1
    if (run.misses < 2) {
      again()
      return Dialog.EndOfTurn
    }
    run.misses = 0
    // Not understood while a person was being offered: the person it is.
    if (this.parts.name === 'handoff.stuck')
      return await dc.replaceDialog('handoff.person', { reason: 'not_understood' })
    return await dc.beginDialog('handoff.stuck')
  }

  private async advance(dc: DialogContext, run: FormRun): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context)
    const { parts } = this
    const after = talk.takeAfterAnswer()
    if (after) return await dc.beginDialog(after.dialog, after.options)
    const name = nextField({ parts, run, talk })
    if (name !== null) {
      ask({ parts, run, talk, name })
      return Dialog.EndOfTurn
    }
    if (parts.readBack?.(turnOf({ parts, run, talk }))) {
      readBack.ask({ parts, run, talk })
      return Dialog.EndOfTurn
    }
    return await this.finish(dc, run)
  }

  private async finish(dc: DialogContext, run: FormRun): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context)
    const { parts } = this
    if (run.record)
      talk.plan(
        talk.services.cases.finishIntake({
          handle: run.record,
          answers: run.answers,
          how: 'finished',
          at: talk.inbound.receivedAt,
        }),
      )
    else openRecord({ parts, run, talk, intake: 'finished' })
    const next = await parts.onDone(turnOf({ parts, run, talk }))
    if (next === 'silent') {
      dc.stack.pop()
      return Dialog.EndOfTurn
    }
    if (next) return await dc.replaceDialog(next.dialog, next.options)
    return await dc.endDialog(run.answers)
  }
}
