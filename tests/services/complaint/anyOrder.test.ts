/** Thousands of acts in any order, legal and not: no clock is lost, no state is illegal, the history only grows, nobody answers twice. */
import fc from 'fast-check'
import { ACT_NAMES, type Act, type ActName } from '../../../services/cases/complaint/acts.ts'
import type { Standing } from '../../../services/cases/complaint/change.ts'
import { mayHappen } from '../../../services/cases/complaint/moves.ts'
import { type Procedure, procedureOf } from '../../../services/cases/complaint/procedure.ts'
import { PHASES, phaseOf } from '../../../services/cases/complaint/status.ts'
import { landlordOf, law, MANAGER, OFFICER, OTHER, paperComplaint, TENANT } from '../../support/paperComplaint.ts'

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const LONG = process.env.FAULTS === 'long'
const BLOCKS = ['lumen-guide', 'lumen-procedure', 'service-standards'] as const
const ACTORS = [OFFICER, OTHER, MANAGER, { id: 'director', approves: true }, TENANT]

/** Which phases each phase may lead to, written from journeys 14 and apart from the engine's own table. */
const ENDINGS = ['answered', 'closed_final', 'withdrawn', 'closed_early', 'escalated']
const LEADS_TO: Record<string, readonly string[]> = {
  received: ['acknowledged', 'investigating', 'excluded', ...ENDINGS],
  acknowledged: ['investigating', 'panel', 'excluded', ...ENDINGS],
  investigating: ['panel', 'excluded', ...ENDINGS],
  escalated: ['acknowledged', 'investigating', 'excluded', ...ENDINGS],
  panel: ENDINGS,
  answered: ['closed', 'escalated', 'withdrawn', 'closed_early', 'reopened'],
  closed: ['escalated', 'reopened'],
  closed_final: ['reopened'],
  excluded: ['received', 'reopened'],
  closed_early: ['reopened'],
  withdrawn: ['reopened'],
  reopened: ['investigating', 'panel', ...ENDINGS],
}

const word = fc.constantFrom('a', 'The lift', '😀', 'ਲਿਫਟ')
const step = fc.record({
  name: fc.constantFrom(...ACT_NAMES),
  actor: fc.constantFrom(...ACTORS),
  hours: fc.integer({ min: 0, max: 24 * 20 }),
  pick: fc.nat(1_000),
  days: fc.integer({ min: -3, max: 60 }),
  word,
  fires: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** An act of that name, as like as not with ids and codes that exist. */
function actOf({
  name,
  step: { pick, days, word: text },
  standing,
  procedure,
  at,
}: {
  name: ActName
  step: Step
  standing: Standing
  procedure: Procedure
  at: Date
}): Act {
  const day = new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const one = <T>(list: readonly T[]): T | undefined => list[pick % Math.max(1, list.length)]
  const { facts } = standing
  const id = (list: readonly { id: string }[]): string => (pick % 5 === 0 ? 'nothing' : (one(list)?.id ?? 'nothing'))
  const finding = one(['upheld', 'partly_upheld', 'not_upheld'] as const)!
  const acts: { [Name in ActName]: Extract<Act, { action: Name }> } = {
    note: { action: 'note', text },
    define: { action: 'define', understanding: text, outcomes: text, ask: pick % 2 === 0 },
    assign: { action: 'assign', owner: one(ACTORS)!.id },
    conflict: { action: 'conflict', account: pick % 9 === 0 ? one(ACTORS)!.id : 'stranger', reason: text },
    acknowledge: { action: 'acknowledge', understanding: text, outcomes: text },
    investigate: { action: 'investigate' },
    set_due: { action: 'set_due', by: day, reason: text },
    extend: { action: 'extend', by: day, reason: text, next_update: day, good_reason: pick % 4 === 0 },
    extension_answer: { action: 'extension_answer', agreed: pick % 2 === 0 ? 'yes' : 'no' },
    answer: {
      action: 'answer',
      points: [{ point: text, finding, reasons: text }],
      apology: true,
      remedies:
        pick % 3 === 0
          ? [{ kind: one(procedure.remedies) ?? 'apology', what: text, by: day, owner: 'officer', agreed: 'yes' }]
          : [],
    },
    escalate: { action: 'escalate' },
    panel: {
      action: 'panel',
      on: day,
      time: '10:00',
      place: text,
      people: [...(procedure.stages.at(-1)?.panel ?? []), 'Chair'].map((role) => ({
        role,
        account: `seat-${pick % 3}`,
      })),
      arrangements: [],
    },
    panel_wishes: { action: 'panel_wishes', text },
    close: { action: 'close', text },
    withdraw: { action: 'withdraw', words: text },
    refuse: {
      action: 'refuse',
      ground: one(procedure.exclusions)?.id ?? 'none',
      reasons: text,
      evidence: text,
      route: text,
    },
    reverse_refusal: { action: 'reverse_refusal', reasons: text },
    close_early: { action: 'close_early', ground: one(procedure.earlyClosing) ?? 'none', reasons: text },
    contact: { action: 'contact', words: text },
    decide_review: {
      action: 'decide_review',
      review: id(facts.reviews),
      decision: one(['escalate', 'reopen', 'new_complaint', 'no_change'] as const)!,
      reasons: text,
    },
    approve: { action: 'approve', proposal: id(facts.proposals) },
    decline: { action: 'decline', proposal: id(facts.proposals), reason: text },
    remedy_done: { action: 'remedy_done', remedy: id(facts.remedies), on: day, proof: text },
    remedy_moved: { action: 'remedy_moved', remedy: id(facts.remedies), by: day, reason: text },
    evaluate: {
      action: 'evaluate',
      role: procedure.signs(facts.stage) ?? 'Manager',
      causes: ['process'],
      lesson: text,
      actions: [],
    },
    action_done: { action: 'action_done', lesson_action: id(facts.lessons.flatMap(({ actions }) => actions)), on: day },
    consent: { action: 'consent', scope: 'this', how: text, evidence: text, from: day, until: null },
    ask_consent: { action: 'ask_consent', representative: text, to: text },
    withdraw_consent: { action: 'withdraw_consent', consent: id(facts.consents) },
    survey_answer: { action: 'survey_answer', score: (pick % 5) + 1 },
    archive: { action: 'archive' },
    agree_definition: { action: 'agree_definition' },
    correct_definition: { action: 'correct_definition', words: text },
  }
  return acts[name]
}

/** Under any of the procedures: one of them alone may miss a rare state by chance. */
const reached = new Set<string>()

test.each(BLOCKS)(`any order of acts keeps a complaint whole under %s (seed ${seed})`, (block) => {
  const landlord = landlordOf(block)
  const procedure = procedureOf({ landlord, law })
  const last = procedure.stages.at(-1)!.number
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
      const paper = paperComplaint({ landlord, receivedAt: '2026-12-01T09:00:00Z' })
      let at = new Date('2026-12-01T09:00:00Z')
      for (const one of steps) {
        at = new Date(at.getTime() + one.hours * 3_600_000)
        const before = paper.standing()
        const told = paper.history().length
        const timers = paper.timers().filter(({ dueAt }) => dueAt <= at)
        // Wanted acts come up often enough to reach the far states.
        const possible = ACT_NAMES.filter((name) => mayHappen({ name, standing: before, procedure }))
        const name = one.pick % 4 === 0 ? one.name : possible[one.pick % possible.length]!
        const timer = one.fires ? timers[0] : undefined
        const decision = timer
          ? paper.fire({ timer, at })
          : paper.act({ act: actOf({ name, step: one, standing: before, procedure, at }), by: one.actor, at })
        const after = paper.standing()
        if (!decision.ok) {
          // Refused whole: nothing has changed.
          expect(after).toBe(before)
          continue
        }
        reached.add(after.phase)
        expect(paper.history().length).toBeGreaterThanOrEqual(told)
        expect(PHASES).toContain(phaseOf(paper.status()))
        if (after.phase !== before.phase) expect(LEADS_TO[before.phase]).toContain(after.phase)
        expect(after.facts.stage).toBeGreaterThanOrEqual(1)
        expect(after.facts.stage).toBeLessThanOrEqual(last)
        expectClocksKept({ before, after })
        expectDifferentPeople(after)
        // Whoever is named in it never owns it.
        expect(after.facts.conflicts).not.toContain(after.owner)
      }
    }),
    { seed, numRuns: LONG ? 5_000 : 250 },
  )
})

test('the far states were reached, or nothing was tested', () => {
  for (const phase of ['acknowledged', 'answered', 'escalated', 'closed', 'withdrawn', 'reopened'])
    expect([...reached]).toContain(phase)
})

/** A clock that ran is still there with its start; its first date can be read; what had ended stays ended. */
function expectClocksKept({ before, after }: { before: Standing; after: Standing }): void {
  for (const clock of before.clocks) {
    if (clock.pending) continue
    const same = after.clocks.find(
      (other) =>
        !other.pending &&
        other.name === clock.name &&
        other.source === clock.source &&
        other.startAt.getTime() === clock.startAt.getTime() &&
        other.startEvent === clock.startEvent &&
        (clock.ended ? other.ended?.at.getTime() === clock.ended.at.getTime() : true),
    )
    if (!same || same.pending) throw new Error(`lost: ${clock.name} of ${clock.source}`)
    if (same.dueDate !== clock.dueDate) expect(same.changes?.at(-1)?.from).toBe(clock.dueDate)
  }
}

/** Nobody who handled one stage handles another (Complaint Handling Code 2024, 6.13). */
function expectDifferentPeople({ facts }: Standing): void {
  for (const { stage, account } of facts.handlers)
    for (const other of facts.handlers) if (other.account === account) expect(other.stage).toBe(stage)
}
