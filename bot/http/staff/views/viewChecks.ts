/** What must hold before a view is written: filters that are there to choose, a name that leads to nobody, and a team only by those who may share. */

import type { z } from 'zod'
import type { ViewContent, ViewReader } from '../../../../services/cases/views/caseViews.ts'
import { isReady } from '../../../../services/cases/views/readyViews.ts'
import { soundFilters } from '../../../../services/cases/views/soundFilters.ts'
import { isPersonal } from '../../../../services/cases/views/viewName.ts'
import { AppError } from '../../../../services/errors.ts'
import type { Me, StaffDeps } from '../staffRoute.ts'
import { choosable } from './choosable.ts'
import { asWritten, type changedView } from './viewBody.ts'

type Written = Omit<z.infer<typeof changedView>, 'version'>

export const readerOf = (me: Pick<Me, 'account' | 'may'>): ViewReader => ({
  account: me.account._id,
  landlord: me.account.landlord,
  teams: me.account.teams,
  shares: me.may('view.share'),
})

export async function checkedContent({
  deps,
  me,
  content: { filters, name, order, columns, team },
}: {
  deps: StaffDeps
  me: Me
  content: Written
}): Promise<Partial<ViewContent>> {
  if (team && !me.may('view.share')) throw new AppError('forbidden', { reason: 'role' })
  const known = await choosable({ deps, landlord: me.account.landlord })
  if (team && !known.teams.includes(team)) throw new AppError('bad_request', { reason: 'team' })
  if (name !== undefined && isPersonal(name)) throw new AppError('bad_request', { reason: 'personal' })
  const written = filters && asWritten(filters)
  const [lost] = written ? soundFilters({ filters: written, known }).leftOut : []
  if (lost !== undefined) throw new AppError('bad_request', { reason: 'filter', filter: lost })
  return {
    ...(written ? { filters: written } : {}),
    ...(name === undefined ? {} : { name }),
    ...(order === undefined ? {} : { order }),
    ...(columns === undefined ? {} : { columns: [...new Set(columns)] }),
    ...(team === undefined ? {} : { team }),
  }
}

export async function checkFirst({
  deps: { staff },
  reader,
  view,
}: {
  deps: Pick<StaffDeps, 'staff'>
  reader: ViewReader
  view: string
}): Promise<void> {
  if (isReady(view)) return
  const there = (await staff.caseViews.list(reader)).some(({ _id }) => _id === view)
  if (!there) throw new AppError('bad_request', { reason: 'view' })
}
