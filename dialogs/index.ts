/** The registry: every dialog, in menu order. A dialog that is not listed here does not exist. */
import { adaptation } from './adaptation.ts'
import { appointment } from './appointment.ts'
import { asb } from './asb.ts'
import { calm, smalltalk } from './asides.ts'
import { choice } from './choice.ts'
import { complaint } from './complaint.ts'
import { compliment } from './compliment.ts'
import { dangerConfirm, dangerDialog } from './danger.ts'
import { definition } from './definition.ts'
import { detailsUpdate } from './detailsUpdate.ts'
import { escalation } from './escalation.ts'
import { estate } from './estate.ts'
import { extension } from './extension.ts'
import type { Form } from './form/form.ts'
import { hateReport } from './hateReport/hateReport.ts'
import { insideReport } from './hateReport/inside.ts'
import { leavingReport } from './hateReport/leaving.ts'
import { returnToReport } from './hateReport/return.ts'
import { satisfiedWithReport } from './hateReport/satisfied.ts'
import { info } from './info.ts'
import { callBack, leaveMessage } from './keptForTeam.ts'
import { languageChoose, languageOfferDialog, languageSet } from './language.ts'
import { guess, type MenuEntry, menuForm } from './menu.ts'
import { nobody } from './nobodyCame.ts'
import { ombudsmanDialog } from './ombudsman.ts'
import { panelWishes } from './panelWishes.ts'
import { rentMoney } from './rentMoney.ts'
import { repair } from './repair.ts'
import { contactPerson } from './restricted/contact.ts'
import { sensitiveCheck, sensitiveDialog } from './sensitive.ts'
import { serviceOther } from './serviceOther.ts'
import { status } from './status.ts'
import { survey, surveyMore, surveyScore } from './survey.ts'
import { surveyAbout } from './surveyAbout.ts'
import { stuck, talkToPerson } from './talkToPerson.ts'
import { withdrawal } from './withdrawal.ts'

const entry = (id: string, dialog: Form, options: MenuEntry['options'] = {}): MenuEntry => ({
  id,
  dialog: dialog.name,
  options,
})

/** The lines of the menu; their texts are `common.menu.topic.choices.<id>`. */
export const menuEntries: MenuEntry[] = [
  entry('repair', repair),
  entry('complain', complaint),
  entry('status', status),
  entry('asb', asb),
  entry('estate', estate),
  entry('person', talkToPerson, { reason: 'asked' }),
  entry('hate', hateReport),
  entry('appointment', appointment),
  entry('adaptation', adaptation),
  entry('rent', rentMoney),
  entry('details', detailsUpdate),
  entry('praise', compliment),
  entry('else', serviceOther),
  entry('ombudsman', ombudsmanDialog),
  entry('language', languageChoose),
  entry('contact', info, { topic: 'contact' }),
  entry('code', returnToReport),
]

export const forms: Form[] = [
  repair,
  complaint,
  status,
  asb,
  estate,
  talkToPerson,
  hateReport,
  leavingReport,
  returnToReport,
  satisfiedWithReport,
  insideReport,
  sensitiveDialog,
  appointment,
  adaptation,
  rentMoney,
  detailsUpdate,
  compliment,
  serviceOther,
  ombudsmanDialog,
  languageChoose,
  info,
  menuForm(menuEntries),
  guess,
  smalltalk,
  calm,
  escalation,
  withdrawal,
  survey,
  surveyScore,
  surveyMore,
  surveyAbout,
  definition,
  extension,
  panelWishes,
  choice,
  dangerDialog,
  dangerConfirm,
  sensitiveCheck,
  nobody,
  leaveMessage,
  callBack,
  contactPerson,
  stuck,
  languageSet,
  languageOfferDialog,
]

const byName = new Map(forms.map((one) => [one.name, one]))
export const formNamed = (name: string): Form | undefined => byName.get(name)
