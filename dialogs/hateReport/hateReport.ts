/** A victim, a witness or somebody who helps tells of hate, in confidence: danger first, then who will see it, then as much as they like (journeys 19). */

import { WAYS } from '../../services/hateReports/ways.ts'
import { WISHES } from '../../services/hateReports/wishes.ts'
import { choice, email, phone, text, yesNo } from '../form/fields.ts'
import { files } from '../form/filesField.ts'
import { form } from '../form/form.ts'
import { matchChoice } from '../form/matchChoice.ts'
import type { FormTurn } from '../form/parts.ts'
import { several } from '../form/several.ts'
import { inDangerNow } from '../inDanger.ts'
import { flagOf } from '../signs.ts'
import { aboutOthers } from './aboutOthers.ts'
import { begin } from './begin.ts'
import { account, isSending, photosToo, whenIt, yesNoUnsure } from './questions.ts'
import { removeNow } from './removal.ts'
import {
  isDetail,
  isOpen,
  isShort,
  isStopped,
  noWay,
  unlessFiles,
  unlessGoingOn,
  unlessList,
  unlessMore,
  unlessNamed,
  unlessOther,
  unlessWriting,
  wants,
} from './rules.ts'
import { inDanger, sayStatement } from './safety.ts'
import { send, stop } from './send.ts'
import { signalsOf } from './signals.ts'

/** By text one can only name a number: what is sent elsewhere needs more words than a text has. */
const BY_TEXT: readonly string[] = ['phone', 'sms', 'none']

const own = (max: number) => text({ max, optional: true })

export const hateReport = form('hateReport', {
  goOn: choice(['on', 'later'], { words: { on: 'common.words.yes', later: 'common.words.no' } })
    .skipIf((asked) => !isOpen(asked))
    .readBackAs('left_out'),
  danger: { ...inDangerNow(), skip: isStopped, readBack: 'left_out' },
  safe: yesNo()
    .skipIf((asked) => isStopped(asked) || asked.answers.danger !== 'yes')
    .readBackAs('left_out'),
  as: choice(['victim', 'witness', 'for_someone'], { meant: 'reportAs' }).skipIf(isStopped),
  theyKnow: yesNoUnsure().skipIf(unlessOther),
  safeToContact: yesNoUnsure().skipIf(unlessOther),
  account: account().skipIf(isStopped).readBackAs('told'),
  added: own(4000)
    .skipIf(unlessGoingOn(({ options }) => options.opening !== true))
    .readBackAs('told'),
  kinds: several(({ services }) => services.reports.choices.kinds.map(({ id }) => id), { otherwise: 'other' })
    .skipIf(unlessList)
    .readBackAs('told'),
  wording: choice(['racist', 'offensive', 'other'], { optional: true }).skipIf(unlessWriting(isShort)),
  remove: yesNo().skipIf(unlessWriting()).readBackAs('left_out'),
  removePlace: text({ max: 300 })
    .skipIf(unlessWriting(({ answers }) => answers.remove !== 'yes'))
    .readBackAs('left_out'),
  onHome: yesNoUnsure().skipIf(unlessWriting(isShort)),
  extent: choice(['more', 'send'], {
    meant: 'reportExtent',
    words: { more: 'common.words.yes', send: 'common.words.no' },
  })
    .skipIf(unlessGoingOn(isOpen))
    .readBackAs('left_out'),
  when: whenIt().skipIf(unlessMore()),
  where: choice(['home', 'shared_area', 'street', 'online', 'area_only'], { optional: true }).skipIf(unlessMore()),
  place: own(500).skipIf(unlessMore((asked) => asked.answers.where === 'online' || isShort(asked))),
  hurt: yesNoUnsure().skipIf(unlessMore(isShort)),
  damaged: yesNoUnsure().skipIf(unlessMore(isShort)),
  graffiti: yesNoUnsure().skipIf(unlessMore(isShort)),
  strands: several(({ services }) => services.reports.choices.strands, {
    optional: true,
    alone: ['not_sure', 'prefer_not_to_say'],
  })
    .skipIf(unlessMore(isShort))
    .readBackAs('told'),
  about: own(500)
    .skipIf(unlessMore((asked) => !isShort(asked)))
    .readBackAs('told'),
  before: choice(['no', 'yes', 'keeps_happening', 'unsure'], { optional: true }).skipIf(unlessMore()),
  safeTonight: yesNoUnsure().skipIf(unlessMore()),
  vulnerable: yesNoUnsure().skipIf(unlessMore()),
  allegation: own(4000).skipIf(unlessMore(isShort)).readBackAs('told'),
  aboutStaff: yesNoUnsure().skipIf(unlessMore(isShort)),
  evidence: yesNoUnsure().skipIf(unlessMore(isShort)),
  originals: photosToo().skipIf(unlessFiles).readBackAs('left_out'),
  photos: files()
    .skipIf((asked) => unlessFiles(asked) || !isSending(asked))
    .readBackAs('told'),
  wishes: several(() => WISHES, { optional: true }).skipIf(unlessMore(isShort)),
  who: choice(['named', 'anonymous'], { meant: 'reportWho' }).skipIf(unlessGoingOn(isOpen)),
  name: own(300).skipIf(unlessNamed(isShort)),
  way: choice(WAYS, {
    optional: true,
    meant: 'reportWay',
    fits: ({ id, talk }) => !isShort({ talk }) || BY_TEXT.includes(id),
  }).skipIf(unlessNamed()),
  number: phone({ optional: true }).skipIf(
    unlessNamed((asked) => !wants('phone')(asked) && (isShort(asked) || !wants('sms')(asked))),
  ),
  email: email({ optional: true }).skipIf(unlessNamed((asked) => !wants('email')(asked))),
  address: own(500).skipIf(unlessNamed((asked) => !wants('letter', 'visit')(asked))),
  through: own(500).skipIf(unlessNamed((asked) => !wants('through')(asked))),
  times: own(300).skipIf(unlessNamed(noWay)),
  nameToUse: own(300).skipIf(unlessNamed(noWay)),
  message: yesNo({ optional: true }).skipIf(unlessNamed((asked) => noWay(asked) || !wants('phone')(asked))),
  interpreter: own(100).skipIf(unlessNamed(isDetail)),
  officer: choice(['woman', 'man', 'any'], { optional: true }).skipIf(unlessNamed(isDetail)),
  consents: several(({ services }) => ['nobody', ...services.reports.choices.partners], {
    optional: true,
    alone: ['nobody'],
  }).skipIf(unlessMore()),
})
  .worded(aboutOthers)
  .begins(begin)
  .heard(({ talk, answers, options }) => {
    options.signals = signalsOf({ talk, before: options.signals })
    // Writing that is told of in the account is asked about as if it had been asked for.
    if (flagOf({ heard: talk.heard, name: 'hate', kind: 'graffiti' })) answers.graffiti ??= 'yes'
  })
  .answered((turn, field) => {
    const { answers, say } = turn
    if (field === 'danger') inDanger(turn)
    if (field === 'safe' && answers.safe === 'yes') sayStatement(turn)
    if (field === 'kinds') keepOwnWords(turn)
    if (field === 'removePlace') removeNow(turn)
    if (field === 'evidence' && answers.evidence === 'yes') say('keepSafe')
    if (field === 'originals') turn.talk.effects.originals = answers.originals === 'originals'
    if (field === 'photos') keepCaption(turn)
  })
  .withReadBack((turn) => !isStopped(turn))
  .done((turn) => (isStopped(turn) ? stop(turn) : send(turn)))

/** What was written beside a photo is part of the account. */
function keepCaption({ talk, answers }: FormTurn): void {
  const caption = talk.inbound.files.length > 0 ? talk.inbound.text.trim() : ''
  if (caption !== '') answers.added = [answers.added, caption].filter(Boolean).join('\n')
}

/** Own words at the list are part of the account. */
function keepOwnWords({ talk, run, answers }: FormTurn): void {
  const { text: said } = talk.inbound
  const kinds = answers.kinds as string[]
  if (kinds.at(-1) === 'other' && matchChoice({ said, shown: run.shown, talk }) === null) answers.added = said.trim()
}
