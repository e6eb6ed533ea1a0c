/** Views of cases: listed, saved, changed, shared with a team by those who may, and taken away; none of them opens a case to anybody. */
import { z } from 'zod'
import { READY_VIEWS } from '../../../../services/cases/views/readyViews.ts'
import { soundFilters } from '../../../../services/cases/views/soundFilters.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { choosable } from './choosable.ts'
import { changedView, firstView, newView, viewList } from './viewBody.ts'
import { checkedContent, checkFirst, readerOf } from './viewChecks.ts'

const PATH = '/api/staff/case-views'

export function viewRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const { caseViews } = staff
  /** In codes alone: a name is nobody's business but its readers'. */
  const audit = (entry: { me: Parameters<typeof readerOf>[0]; action: string; target?: string; detail?: string }) => {
    const { landlord, _id: account } = entry.me.account
    const { action, target = '', detail = '' } = entry
    return staff.audit.write({ landlord, account, action, target, detail })
  }
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: PATH,
        name: 'staff.caseViews',
        summary: 'Views of cases: those that stand ready, one’s own, and those shared with one’s team.',
        act: 'case.read',
        answer: viewList,
        handle: async ({ me }) => {
          const reader = readerOf(me)
          const [found, first, known] = await Promise.all([
            caseViews.list(reader),
            caseViews.first(reader),
            choosable({ deps, landlord: reader.landlord }),
          ])
          const views = found.map((view) => {
            const { _id: id, name, order, columns, team, version } = view
            const { sound, leftOut } = soundFilters({ filters: view.filters, known })
            const mayChange = caseViews.mayChange({ view, reader })
            const mine = view.owner === reader.account
            return { id, name, order, columns, team, version, mine, mayChange, leftOut, filters: sound }
          })
          const there = [...views.map(({ id }) => id), ...READY_VIEWS.map(({ code }) => code)]
          return {
            views,
            ready: READY_VIEWS.map((one) => ({ ...one })),
            first: first !== null && there.includes(first) ? first : null,
            mayShare: reader.shares,
          }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: PATH,
        name: 'staff.saveCaseView',
        summary: 'Save filters, order and columns under a name; 400 tells why not.',
        act: 'case.read',
        body: newView,
        answer: z.object({ id: z.string() }),
        keyed: true,
        fails: ['conflict'],
        handle: async ({ me, body, key }) => {
          const { name, order, columns, team = null, ...rest } = body
          const content = await checkedContent({ deps, me, content: { name, order, columns, team, ...rest } })
          await audit({ me, action: 'case_view.save', detail: team ?? '' })
          return await caseViews.save({
            reader: readerOf(me),
            content: { name, order, columns, team, filters: content.filters ?? {} },
            key,
            at: product.clock(),
          })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${PATH}/:id`,
        name: 'staff.changeCaseView',
        summary: 'Rename a view, save other filters in it, share it or take it back.',
        act: 'case.read',
        body: changedView,
        handle: async ({ call, me, body: { version, ...asked } }) => {
          const reader = readerOf(me)
          const { _id: id } = await caseViews.findOwn({ reader, id: call.params.id ?? '' })
          const content = await checkedContent({ deps, me, content: asked })
          await audit({ me, action: 'case_view.change', target: id, detail: content.team ?? '' })
          await caseViews.change({ reader, id, version, content })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'DELETE',
        path: `${PATH}/:id`,
        name: 'staff.removeCaseView',
        summary: 'Take a view away, for everybody who had it.',
        act: 'case.read',
        handle: async ({ call, me }) => {
          const reader = readerOf(me)
          const { _id: id } = await caseViews.findOwn({ reader, id: call.params.id ?? '' })
          await audit({ me, action: 'case_view.remove', target: id })
          await caseViews.remove({ reader, id })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/first-case-view',
        name: 'staff.firstCaseView',
        summary: 'Choose the view that the list of cases begins with.',
        act: 'case.read',
        body: firstView,
        handle: async ({ me, body: { view } }) => {
          const reader = readerOf(me)
          if (view !== null) await checkFirst({ deps, reader, view })
          await audit({ me, action: 'case_view.first', target: view ?? '' })
          await caseViews.begin({ reader, view })
        },
      },
    }),
  ]
}
