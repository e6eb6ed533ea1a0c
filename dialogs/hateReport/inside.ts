/** Behind the code: write to the officer, change whom we may tell, or close; as often as one likes. */
import { z } from 'zod'
import { keptFile } from '../../services/attachments/keptFile.ts'
import { choice, text } from '../form/fields.ts'
import { files } from '../form/filesField.ts'
import { form } from '../form/form.ts'
import type { FormTurn } from '../form/parts.ts'
import { several } from '../form/several.ts'
import type { Param } from '../talk.ts'
import { choiceAfter } from './choiceAfter.ts'
import { foundReport as found } from './foundReport.ts'
import { isSending, photosToo } from './questions.ts'
import { WORDS, wordsOf } from './return.ts'

export const insideReport = form('hateReport.inside', {
  what: choice(['write', 'files', 'consents', 'finish'], {
    fits: ({ id, talk }) => id !== 'files' || talk.shows.uploads,
  }).wordedIn(WORDS),
  write: text({ max: 4000 })
    .wordedIn(WORDS)
    .skipIf(({ answers }) => answers.what !== 'write'),
  originals: photosToo()
    .wordedIn('hateReport')
    .skipIf(({ answers }) => answers.what !== 'files'),
  photos: files()
    .wordedIn('hateReport')
    .skipIf((asked) => asked.answers.what !== 'files' || !isSending(asked)),
  consents: several(({ services }) => ['nobody', ...services.reports.choices.partners], {
    alone: ['nobody'],
    choicesIn: 'hateReport.consents',
  })
    .wordedIn(WORDS)
    .skipIf(({ answers }) => answers.what !== 'consents'),
})
  .answered(({ talk, answers }, field) => {
    if (field === 'originals') talk.effects.originals = answers.originals === 'originals'
  })
  .done(async (turn) => {
    const { talk, answers, options } = turn
    if (answers.what === 'finish') {
      talk.say(wordsOf('closed'))
      talk.state.afterReport = true
      return choiceAfter(turn)
    }
    if (answers.what === 'write') await write(turn)
    else if (answers.what === 'files') await addFiles(turn)
    else await changeConsents(turn)
    return { dialog: 'hateReport.inside', options: { report: options.report, unhappy: options.unhappy } }
  })

async function write({ talk, answers, options }: FormTurn): Promise<void> {
  const planned = await talk.services.reports.act({
    report: found.parse(options.report),
    act: { action: 'message', text: String(answers.write) },
  })
  talk.say(wordsOf(planned.ok ? 'sent' : 'notSent'))
  if (planned.ok) talk.plan(planned.write)
}

async function addFiles({ talk, answers, options }: FormTurn): Promise<void> {
  const sent = z.array(keptFile).parse(answers.photos ?? [])
  talk.effects.originals = false
  if (sent.length === 0) return
  const report = found.parse(options.report)
  const caption = talk.inbound.text.trim()
  const acts = [
    { action: 'files' as const, files: sent },
    ...(caption === '' ? [] : [{ action: 'message' as const, text: caption }]),
  ]
  for (const act of acts) {
    const planned = await talk.services.reports.act({ report, act })
    if (planned.ok) talk.plan(planned.write)
    else return talk.say(wordsOf('notSent'))
  }
  talk.say(wordsOf('filesSent'))
}

/** What is not chosen is withdrawn; what stood before and was chosen again stays as it was. */
async function changeConsents({ talk, answers, options }: FormTurn): Promise<void> {
  const report = found.parse(options.report)
  const { reports } = talk.services
  const chosen = (answers.consents as string[]).filter((one) => one !== 'nobody')
  const view = await reports.view(report)
  for (const { partner, given } of view?.consents ?? []) {
    if (given === chosen.includes(partner)) continue
    const action = given ? 'withdraw_consent' : 'give_consent'
    const planned = await reports.act({ report, act: { action, partner } })
    if (planned.ok) talk.plan(planned.write)
  }
  const shown = chosen.length > 0 ? chosen : ['nobody']
  const list = shown.map((id): Param => ({ key: `hateReport.consents.choices.${id}` as never }))
  talk.say(wordsOf('consentsChanged'), { params: { who: { list } } })
}
