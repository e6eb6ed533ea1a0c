/** Work on a report, act by act, on paper: contact, sharing, severity, locks and closing. */
import fc from 'fast-check'
import type { Act } from '../../../services/hateReports/acts.ts'
import { possibleActs } from '../../../services/hateReports/moves.ts'
import { AMIR, BETH, paperReport, REPORTER } from './paperReport.ts'
import { ANONYMOUS, NAMED } from './reportWorld.ts'

const contact = (how: string, on = '2027-03-10T12:00:00Z'): Act => ({ action: 'first_contact', how, on }) as Act
const share = (partner: string, more: object = {}): Act =>
  ({ action: 'partner_export', partner, parts: ['account'], ...more }) as Act

describe('first contact', () => {
  test('ends the clock at the moment the person was reached, late or not', () => {
    const paper = paperReport({ report: { ...NAMED, hurt: 'yes' } })
    expect(paper.owed()).toEqual(['hate_serious 2027-03-10T16:00:00.000Z'])
    paper.must({ act: contact('phone', '2027-03-10T15:59:00Z'), on: '2027-03-11T09:00:00Z' })
    expect(paper.owed()).toEqual([])
    expect(paper.standing().clocks[0]).toMatchObject({ ended: { how: 'met', at: new Date('2027-03-10T15:59:00Z') } })
    expect(paper.standing()).toMatchObject({ status: 'working', owner: AMIR })
    expect(paper.act({ act: contact('phone'), on: '2027-03-12T09:00:00Z' })).toEqual({ ok: false, reason: 'not_now' })
  })

  test('counts only by the way that was called safe, or when they came themselves', () => {
    const paper = paperReport({ report: NAMED, receipt: false })
    for (const how of ['email', 'letter', 'visit', 'sms', 'message', 'not_reachable'])
      expect(paper.act({ act: contact(how), on: '2027-03-10T13:00:00Z' })).toEqual({ ok: false, reason: 'not_safe' })
    paper.must({ act: contact('came_to_us'), on: '2027-03-10T13:00:00Z' })
  })

  test('is neither in the future nor before the report', () => {
    const paper = paperReport({ report: NAMED })
    expect(paper.act({ act: contact('phone', '2027-03-10T14:00:00Z'), on: '2027-03-10T13:00:00Z' })).toEqual({
      ok: false,
      reason: 'in_future',
    })
    expect(paper.act({ act: contact('phone', '2027-03-10T09:59:00Z'), on: '2027-03-10T13:00:00Z' })).toEqual({
      ok: false,
      reason: 'before_report',
    })
  })

  test('with somebody anonymous is the message that waits behind their code', () => {
    const paper = paperReport()
    expect(paper.act({ act: contact('phone'), on: '2027-03-10T13:00:00Z' })).toEqual({ ok: false, reason: 'not_safe' })
    expect(paper.act({ act: contact('message'), on: '2027-03-10T13:00:00Z' })).toEqual({
      ok: false,
      reason: 'not_told',
    })
    paper.must({ act: { action: 'message', text: 'Thank you. Are you safe?' }, on: '2027-03-10T13:00:00Z' })
    expect(paper.owed()).toEqual([])
    expect(paper.history().map(({ what }) => what)).toEqual(['message', 'first_contact'])
  })

  test('is impossible with nobody to reach, and the try is what is recorded', () => {
    const paper = paperReport({ receipt: false })
    expect(paper.act({ act: { action: 'message', text: 'Hello' } })).toEqual({ ok: false, reason: 'not_reachable' })
    paper.must({ act: contact('not_reachable'), on: '2027-03-10T13:00:00Z' })
  })
})

describe('a partner', () => {
  test('gets nothing without its own yes, whatever the others were given', () => {
    const paper = paperReport({ report: { ...ANONYMOUS, consents: { police: 'yes' } } })
    expect(paper.act({ act: share('council') })).toEqual({ ok: false, reason: 'no_consent' })
    expect(paper.act({ act: share('newspaper') })).toEqual({ ok: false, reason: 'unknown_partner' })
    expect(paper.must({ act: share('police') }).exports).toMatchObject([
      { partner: 'police', parts: ['account'], ground: null },
    ])
    expect(paper.must({ act: { action: 'note', text: 'Sent.' } }).exports).toEqual([])
  })

  test('gets nothing more once the yes is taken back, and something again with a new yes', () => {
    const paper = paperReport({ report: { ...ANONYMOUS, consents: { police: 'yes' } } })
    paper.must({ act: { action: 'withdraw_consent', partner: 'police' }, by: REPORTER })
    expect(paper.act({ act: share('police') })).toEqual({ ok: false, reason: 'no_consent' })
    paper.must({ act: { action: 'give_consent', partner: 'police' }, by: REPORTER })
    paper.must({ act: share('police') })
    expect(paper.act({ act: { action: 'withdraw_consent', partner: 'council' }, by: REPORTER })).toEqual({
      ok: false,
      reason: 'not_now',
    })
  })

  test.each(['serious_harm', 'safeguarding', 'legal_duty'])(
    'gets something without a yes only on %s, with a reason and a second person',
    (ground) => {
      const paper = paperReport()
      expect(paper.act({ act: share('police', { ground }) })).toEqual({ ok: false, reason: 'no_reason' })
      const proposed = paper.must({ act: share('police', { ground, reason: 'He said he has a knife.' }) })
      expect(proposed.exports).toEqual([])
      const approve: Act = { action: 'approve', proposal: paper.standing().state.proposals[0]!.id }
      expect(paper.act({ act: approve, by: AMIR })).toEqual({ ok: false, reason: 'same_person' })
      expect(paper.act({ act: approve, by: REPORTER })).toEqual({ ok: false, reason: 'not_yours' })
      expect(paper.must({ act: approve, by: BETH }).exports).toMatchObject([{ partner: 'police', ground }])
      expect(paper.act({ act: approve, by: BETH })).toEqual({ ok: false, reason: 'not_now' })
    },
  )

  test('gets nothing on a ground that somebody made up', () => {
    const paper = paperReport()
    expect(() => paper.act({ act: share('police', { ground: 'curiosity', reason: 'x' }) })).toThrow()
  })

  test('gets nothing where the second person says no', () => {
    const paper = paperReport()
    paper.must({ act: share('police', { ground: 'serious_harm', reason: 'A knife.' }) })
    const { id } = paper.standing().state.proposals[0]!
    expect(paper.must({ act: { action: 'decline', proposal: id, reason: 'Not now.' }, by: BETH }).exports).toEqual([])
    expect(paper.act({ act: { action: 'approve', proposal: id }, by: BETH })).toEqual({ ok: false, reason: 'not_now' })
  })
})

describe('severity', () => {
  test('is lowered by a trained officer with a reason, and the new date still counts from the report', () => {
    const paper = paperReport()
    const lower: Act = { action: 'lower_severity', reason: 'It is about a joke at the bus stop.' }
    expect(paper.act({ act: lower, by: 'untrained' })).toEqual({ ok: false, reason: 'not_trained' })
    expect(paper.act({ act: lower, by: REPORTER })).toEqual({ ok: false, reason: 'not_yours' })
    expect(() => paper.act({ act: { action: 'lower_severity', reason: ' ' } })).toThrow()
    paper.must({ act: lower, on: '2027-03-10T15:00:00Z' })
    expect(paper.standing().severity).toBe('standard')
    expect(paper.owed()).toEqual(['hate_standard 2027-03-11T23:59:59.999Z'])
    expect(paper.standing().clocks[0]).toMatchObject({ name: 'hate_serious', ended: { how: 'stopped' } })
  })

  test('raised again, the first promise stands again', () => {
    const paper = paperReport()
    paper.must({ act: { action: 'lower_severity', reason: 'A mistake.' }, on: '2027-03-10T11:00:00Z' })
    paper.must({ act: { action: 'raise', reason: 'He came back.' }, on: '2027-03-10T12:00:00Z' })
    expect(paper.owed()).toContain('hate_serious 2027-03-10T16:00:00.000Z')
  })

  test('raised for the first time, six hours run from then, and somebody is alerted', () => {
    const paper = paperReport({ report: NAMED })
    expect(paper.standing().severity).toBe('standard')
    expect(paper.timers().map(({ kind }) => kind)).not.toContain('report_alert')
    paper.must({ act: { action: 'raise', reason: 'A weapon was heard.' }, by: 'rules', on: '2027-03-10T12:00:00Z' })
      .clocks
    expect(paper.owed()).toContain('hate_serious 2027-03-10T18:00:00.000Z')
    expect(paper.timers()).toContainEqual({
      kind: 'report_alert',
      about: 'serious@2027-03-10T12:00:00.000Z',
      dueAt: new Date('2027-03-10T12:00:00Z'),
    })
  })

  test('is never lowered by a rule', () => {
    const paper = paperReport()
    expect(paper.act({ act: { action: 'lower_severity', reason: 'no' }, by: 'rules' })).toEqual({
      ok: false,
      reason: 'not_yours',
    })
  })
})

describe('somebody it is about', () => {
  const ABOUT = { ...ANONYMOUS, about_staff: 'unsure' }
  const pick = (more: object): Act => ({ action: 'involve_staff', reason: 'The person said so.', ...more }) as Act

  test('does nothing with it from then on, nor does their team, and it is nobody’s until somebody takes it', () => {
    const paper = paperReport({ report: ABOUT })
    paper.must({ act: { action: 'assign', owner: BETH } })
    paper.must({ act: pick({ teams: ['estates'] }) })
    expect(paper.standing().owner).toBeNull()
    expect(paper.act({ act: { action: 'note', text: 'x' }, by: BETH })).toEqual({
      ok: false,
      reason: 'conflict_of_interest',
    })
    expect(paper.act({ act: { action: 'assign', owner: BETH } })).toEqual({ ok: false, reason: 'conflict_of_interest' })
    expect(paper.act({ act: { action: 'assign', owner: 'somebody' } })).toEqual({ ok: false, reason: 'not_eligible' })
  })

  test('cannot be everybody who could open it', () => {
    const paper = paperReport({ report: ABOUT })
    expect(paper.act({ act: pick({ accounts: [AMIR, BETH] }) })).toEqual({ ok: false, reason: 'nobody_left' })
    expect(paper.act({ act: pick({ teams: ['hate-response'] }) })).toEqual({ ok: false, reason: 'not_eligible' })
    expect(paper.act({ act: pick({}) })).toEqual({ ok: false, reason: 'nobody_picked' })
  })

  test('stays locked out when others are picked later, or nobody', () => {
    const paper = paperReport({ report: ABOUT })
    paper.must({ act: pick({ accounts: ['tradesman'] }) })
    paper.must({ act: pick({ nobody: true }) })
    expect(paper.standing().lockedOut).toEqual(['account tradesman'])
    expect(paper.standing().state.picked).toBe('picked')
  })
})

describe('closing', () => {
  const close = (told: string): Act => ({ action: 'close', outcome: 'She feels safe.', told }) as Act
  const WISHING = { ...NAMED, wishes: ['be_safe', 'stop_it'] }

  test('waits for contact, for each wish to be looked at, and for the person to be told', () => {
    const paper = paperReport({ report: WISHING })
    expect(paper.act({ act: close('not_reachable') })).toEqual({ ok: false, reason: 'not_told' })
    expect(paper.act({ act: close('letter') })).toEqual({ ok: false, reason: 'not_safe' })
    expect(paper.act({ act: close('phone') })).toEqual({ ok: false, reason: 'not_contacted' })
    paper.must({ act: contact('phone'), on: '2027-03-10T13:00:00Z' })
    expect(paper.act({ act: close('phone') })).toEqual({ ok: false, reason: 'open_wishes' })
    paper.must({ act: { action: 'wish_reached', wish: 'be_safe', reached: 'yes' } })
    paper.must({ act: { action: 'wish_reached', wish: 'stop_it', reached: 'partly' } })
    expect(paper.act({ act: { action: 'wish_reached', wish: 'move', reached: 'no' } })).toEqual({
      ok: false,
      reason: 'unknown_wish',
    })
    paper.must({ act: close('phone') })
    expect(paper.standing().status).toBe('closed')
    expect(paper.act({ act: { action: 'plan', text: 'x', agreed: true } })).toEqual({ ok: false, reason: 'not_now' })
  })

  test('of an anonymous report waits for a message behind the code', () => {
    const paper = paperReport()
    expect(paper.act({ act: close('message') })).toEqual({ ok: false, reason: 'not_told' })
    paper.must({ act: { action: 'message', text: 'We have done what you asked.' } })
    paper.must({ act: close('message') })
  })

  test('waits until it is known whom it is about', () => {
    const paper = paperReport({ report: { ...ANONYMOUS, about_staff: 'yes' }, receipt: false })
    expect(paper.act({ act: close('not_reachable') })).toEqual({ ok: false, reason: 'staff_not_picked' })
    paper.must({ act: { action: 'involve_staff', accounts: [], teams: [], nobody: true, reason: 'A neighbour.' } })
    paper.must({ act: close('not_reachable') })
  })

  test('is undone by the reporter’s next message', () => {
    const paper = paperReport()
    paper.must({ act: { action: 'message', text: 'Done.' } })
    paper.must({ act: close('message') })
    paper.must({ act: { action: 'message', text: 'It happened again.' }, by: REPORTER })
    expect(paper.standing().status).toBe('working')
    expect(paper.act({ act: close('message') })).toEqual({ ok: false, reason: 'not_told' })
  })
})

describe('how it was handled', () => {
  const rate = (score?: number): Act => ({ action: 'satisfaction', ...(score ? { score } : {}) })
  const closed = (more: Parameters<typeof paperReport>[0] = {}) => {
    const paper = paperReport(more)
    const named = more.report !== undefined
    if (named) paper.must({ act: contact('phone'), on: '2027-03-10T13:00:00Z' })
    else paper.must({ act: { action: 'message', text: 'Done.' } })
    paper.must({ act: { action: 'close', outcome: 'x', told: named ? 'phone' : 'message' } as Act })
    return paper
  }

  test('is not asked before the report is closed, nor by the rules', () => {
    const paper = paperReport({ report: NAMED })
    expect(paper.act({ act: rate(5) })).toEqual({ ok: false, reason: 'not_now' })
    expect(paper.act({ act: rate(5), by: REPORTER })).toEqual({ ok: false, reason: 'not_now' })
    expect(closed({ report: NAMED }).act({ act: rate(5), by: 'rules' })).toEqual({ ok: false, reason: 'not_yours' })
  })

  test('is asked by the team only where the person called a way safe', () => {
    expect(closed().act({ act: rate(4) })).toEqual({ ok: false, reason: 'not_safe' })
    expect(possibleActs(closed().standing())).not.toContain('satisfaction')
    const paper = closed({ report: NAMED })
    expect(possibleActs(paper.standing())).toContain('satisfaction')
    expect(paper.must({ act: rate(4) })).toMatchObject({ score: 4, state: { satisfaction: 'answered' } })
    expect(possibleActs(paper.standing())).not.toContain('satisfaction')
  })

  test('is asked once by whoever comes first, and an answer is counted once', () => {
    const paper = closed({ report: NAMED })
    expect(paper.must({ act: rate(), by: REPORTER }).score).toBeNull()
    expect(paper.act({ act: rate(), by: REPORTER })).toEqual({ ok: false, reason: 'not_now' })
    expect(paper.act({ act: rate(3) })).toEqual({ ok: false, reason: 'not_now' })
    expect(paper.must({ act: rate(2), by: REPORTER }).score).toBe(2)
    expect(paper.act({ act: rate(2), by: REPORTER })).toEqual({ ok: false, reason: 'not_now' })
  })

  test('stays on record as asked, and its answer nowhere in the report', () => {
    const paper = closed({ report: NAMED })
    paper.must({ act: { ...rate(1), words: 'It took long' } as Act })
    expect(paper.history().at(-1)).toMatchObject({ what: 'satisfaction', detail: '', words: { text: 'It took long' } })
    expect(JSON.stringify([paper.standing().state, paper.history()])).not.toContain('score')
  })
})

test('whoever has got hold of a code cannot fill a report up with messages', () => {
  const paper = paperReport()
  const write = () => paper.act({ act: { action: 'message', text: 'x' }, by: REPORTER })
  for (let n = 0; n < 300; n++) expect(write().ok).toBe(true)
  expect(write()).toEqual({ ok: false, reason: 'too_many_messages' })
  paper.must({ act: { action: 'message', text: 'Please ring us.' } })
})

describe('what falls due', () => {
  test('alerts once, again while nobody has read it, and not after somebody has', () => {
    const paper = paperReport()
    const [alert, first, second] = paper.timers()
    expect(paper.fire({ timer: alert! })).toMatchObject({ change: { alerts: [{ to: 'on_call', what: 'serious' }] } })
    expect(paper.fire({ timer: first! })).toMatchObject({ change: { alerts: [{ to: 'on_call', what: 'unread' }] } })
    const read = new Date('2027-03-10T10:40:00Z')
    expect(paper.fire({ timer: second!, lastReadAt: read })).toEqual({ ok: false, reason: 'not_now' })
  })

  test('is not told of a severity that was lowered or a clock that ended, and a date gone by stays on record', () => {
    const paper = paperReport()
    const timers = paper.timers()
    const overdue = timers.find(({ kind }) => kind === 'report_overdue')!
    expect(paper.fire({ timer: overdue })).toMatchObject({ change: { alerts: [{ to: 'on_call', what: 'overdue' }] } })
    paper.must({ act: { action: 'lower_severity', reason: 'A mistake.' } })
    for (const timer of timers) expect(paper.fire({ timer })).toEqual({ ok: false, reason: 'not_now' })
    expect(paper.history().filter(({ what }) => what === 'overdue')).toHaveLength(1)
  })

  test('looks after a message of the reporter that nobody has read', () => {
    const paper = paperReport()
    paper.must({ act: { action: 'message', text: 'He is back.' }, by: REPORTER, on: '2027-03-10T20:00:00Z' })
    const timer = paper.timers().find(({ about }) => about.startsWith('message@'))!
    expect(timer.dueAt.toISOString()).toBe('2027-03-10T20:30:00.000Z')
    expect(paper.fire({ timer, lastReadAt: new Date('2027-03-10T11:00:00Z') })).toMatchObject({ ok: true })
    expect(paper.fire({ timer, lastReadAt: new Date('2027-03-10T20:10:00Z') })).toMatchObject({ ok: false })
  })
})

test('whatever is done in whatever order, nothing leaves without a standing yes or two people, and no lock opens', () => {
  const partner = fc.constantFrom('police', 'council')
  const act = fc.oneof(
    partner.map((one): Act => ({ action: 'give_consent', partner: one })),
    partner.map((one): Act => ({ action: 'withdraw_consent', partner: one })),
    fc
      .tuple(partner, fc.option(fc.constantFrom('serious_harm' as const, 'legal_duty' as const), { nil: undefined }))
      .map(([one, ground]) => share(one, ground ? { ground, reason: 'a reason' } : {})),
    fc.nat(30).map((n): Act => ({ action: 'approve', proposal: `proposal-${n}` })),
    fc.nat(30).map((n): Act => ({ action: 'decline', proposal: `proposal-${n}`, reason: 'no' })),
    fc.constant<Act>({ action: 'message', text: 'hello' }),
    fc.constant<Act>({ action: 'close', outcome: 'x', told: 'message' }),
    fc.constant<Act>({ action: 'satisfaction', score: 3 }),
    fc.constant<Act>({ action: 'raise', reason: 'x' }),
    fc.constant<Act>({ action: 'lower_severity', reason: 'x' }),
    fc.constantFrom('tradesman', BETH).map(
      (one): Act => ({
        action: 'involve_staff',
        accounts: [one],
        teams: [],
        nobody: false,
        reason: 'x',
      }),
    ),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(act, fc.constantFrom(AMIR, BETH, REPORTER)), { maxLength: 30 }), (steps) => {
      const paper = paperReport()
      for (const [one, by] of steps) {
        const before = paper.standing()
        const done = paper.act({ act: one, by })
        if (!done.ok) continue
        const { change } = done
        for (const locked of before.lockedOut) expect(change.lockedOut).toContain(locked)
        if (before.lockedOut.includes(`account ${by}`)) throw new Error(`${by} acted though locked out`)
        for (const out of change.exports) {
          if (out.ground === null)
            expect(before.consents.find(({ partner: id }) => id === out.partner)?.state).toBe('yes')
          else {
            const { proposals } = before.state
            expect(proposals.some(({ by: first, act: asked }) => first !== by && asked.partner === out.partner)).toBe(
              true,
            )
          }
        }
        if (change.status === 'closed') expect(change.state.toldByMessage).toBe(true)
        if (change.severity === 'serious' && before.severity === 'serious' && change.status !== 'closed')
          expect(change.state.seriousSince).not.toBeNull()
      }
    }),
    { verbose: 1 },
  )
})
