/** What was told in confidence and not sent: where it stands in the talk, and whether leaving destroys it. */
import { type FormRun, formRun } from '../form/run.ts'
import type { Stacked } from '../state.ts'
import type { Talk } from '../talk.ts'

const REPORT = 'hateReport'

const UNSENT = /^(hateReport|sensitive)(\.|$)/

const all = ({ state }: Talk): Stacked[] => [...state.parked, ...state.dialogs.dialogStack]

/** Where the report that is being told stands, running or set aside. */
export const reportTold = (talk: Talk): Stacked | undefined => all(talk).findLast(({ id }) => id === REPORT)

export const reportRun = (talk: Talk): FormRun | undefined => {
  const found = reportTold(talk)
  return found && formRun.safeParse(found.state).data
}

/** Nobody has said yet that it may be kept. */
export const isUnsent = (talk: Talk): boolean => all(talk).some(({ id }) => UNSENT.test(id))

export function dropReport({ state }: Talk): void {
  const stays = ({ id }: Stacked): boolean => id !== REPORT
  state.parked = state.parked.filter(stays)
  const left = state.dialogs.dialogStack.filter(stays)
  state.dialogs.dialogStack.splice(0, state.dialogs.dialogStack.length, ...left)
}
