/** Photos and files that come with a message: said what was taken and what was not, and kept with the matter they belong to. */
import { formRun } from './form/run.ts'
import { isUnsent, reportTold } from './hateReport/unsent.ts'
import type { Stacked } from './state.ts'
import type { Said, Talk } from './talk.ts'
import type { Step } from './turnSteps.ts'

/** A message that holds no words: the question that stands is not asked anew. */
export const noWords: Step = ({ talk, running }) => {
  const { text, attachments, files, refusedFiles } = talk.inbound
  if (attachments > 0) talk.say('common.noUploads')
  if (running?.asks === 'files' && files.length > 0) return 'current'
  if (text.trim() !== '') return null
  if (attachments + files.length + refusedFiles.length === 0) talk.say('common.empty')
  const goesOn = running !== null || (files.length > 0 && talk.state.matters.length > 0)
  return goesOn ? 'done' : { begin: { dialog: 'common.menu', options: {} } }
}

/** The end of a turn with files, when it is known what they belong to. */
export function settleFiles(talk: Talk): void {
  const { files, refusedFiles } = talk.inbound
  if (files.length + refusedFiles.length === 0) return
  const unsent = isUnsent(talk)
  if (files.length > 0 && !talk.filesTaken) keep(talk)
  const lines: Said[] = [...new Set(refusedFiles)].map((reason) => ({
    key: `common.fileRefused.${reason}`,
    params: {},
    choices: [],
    weight: 'marker',
  }))
  // A person who holds the conversation speaks for us; only what could not be taken is told.
  if (files.length > 0 && !talk.conversation.held)
    lines.unshift({
      key: unsent ? 'common.filesAdded' : 'common.filesKept',
      params: { count: files.length },
      choices: [],
      weight: 'plain',
    })
  const greeted = talk.said[0]?.key === 'common.greetingLine' ? 1 : 0
  talk.said.splice(greeted, 0, ...lines)
}

/** With the report that is being told, or with the case; what is told in confidence never reaches a case that others read. */
function keep(talk: Talk): void {
  const { files, receivedAt } = talk.inbound
  const telling = reportTold(talk)
  if (telling) {
    addToReport({ talk, telling })
    return
  }
  const sealed = talk.effects.section !== undefined || talk.conversation.audience !== 'general'
  const handle = runningRecord(talk) ?? talk.state.matters.at(-1)?.case
  if (!handle || (sealed && handle.kind !== 'sensitive')) return
  for (const write of talk.services.cases.addFiles({ handle, files, at: receivedAt })) talk.plan(write)
}

function addToReport({ talk, telling }: { talk: Talk; telling: Stacked }): void {
  const run = formRun.parse(telling.state)
  const before = Array.isArray(run.options.files) ? run.options.files : []
  run.options.files = [...before, ...talk.inbound.files]
  telling.state = run
}

function runningRecord(talk: Talk) {
  const runs = talk.state.dialogs.dialogStack.map(({ state }) => formRun.safeParse(state).data)
  return runs.findLast((run) => run?.record)?.record ?? null
}
