/** Chooses among what was meant by what was asked: past, future or any. More than one left means ask, never guess. */
import { type Day, exists, type Here } from './calendar.ts'
import type { ClockTime } from './clockTime.ts'
import { type DateReading, type Expects, notUnderstood, type Precision } from './reading.ts'
import type { Expression } from './scan.ts'
import type { Span, Spoken } from './spoken.ts'

export type Question = { here: Here; expects: Expects; zone: string }

type Settled = { spans: Span[]; precision: Precision; since: boolean; wrong?: 'in_future' | 'in_past' }

export function settle({
  expressions,
  time,
  question,
}: {
  expressions: Expression[]
  time?: ClockTime | undefined
  question: Question
}): DateReading {
  const settled = expressions.map((expression) => onAskedSide({ expression, question }))
  const fitting = settled.filter(({ spans }) => spans.length > 0)
  if (!fitting.length) {
    const reasons = new Set(settled.map(({ wrong }) => wrong))
    const [reason] = reasons
    return reasons.size === 1 && reason ? { ok: false, reason } : notUnderstood
  }
  const chosen = withoutWider(theBeginning({ fitting, question }))
  const spans = unique(chosen.flatMap((each) => each.spans))
  const [span] = spans
  if (spans.length > 1 || !span)
    return { ok: false, reason: 'ambiguous', candidates: spans.map(({ from }) => iso(from)) }
  return withTime({ day: startOf({ span, question }), precision: chosen[0]!.precision, time, question })
}

function onAskedSide({
  expression: { spoken, since },
  question,
}: {
  expression: Expression
  question: Question
}): Settled {
  const { expects, here } = question
  const { today } = here
  const known = spoken.spans.filter(({ from, to }) => from.isValid && from.year >= 1900 && to.year <= 2100)
  // What "since" begins has begun; "from" may still begin, if the question looks ahead.
  const direction = expects === 'any' && since ? 'past' : expects
  const spans =
    direction === 'past'
      ? known.filter(({ from }) => from <= today)
      : direction === 'future'
        ? known.filter(({ to }) => to >= today)
        : nearest({ spoken, spans: known, today })
  const wrong = direction === 'past' ? 'in_future' : 'in_past'
  return { spans, precision: spoken.precision, since, ...(known.length > 0 && spans.length === 0 && { wrong }) }
}

// Without its year a date is this year's or last: within four months of today no other reading is natural.
function nearest({ spoken, spans, today }: { spoken: Spoken; spans: Span[]; today: Day }): Span[] {
  if (!spoken.nearest || spans.length < 2) return spans
  const close = spans.filter(({ from }) => Math.abs(from.diff(today, 'days').days) <= 122)
  return close.length === 1 ? close : spans
}

// "I rang yesterday, it has leaked since Tuesday": asked about the past, the day it began is the answer.
function theBeginning({ fitting, question }: { fitting: Settled[]; question: Question }): Settled[] {
  const begun = fitting.filter(({ since }) => since)
  return question.expects !== 'future' && begun.length === 1 ? begun : fitting
}

// "In March, on the 3rd of March": the wider range adds nothing to the day within it.
function withoutWider(settled: Settled[]): Settled[] {
  const narrow = settled.filter(({ precision }) => precision === 'day').flatMap(({ spans }) => spans)
  const kept = settled.filter(
    ({ precision, spans }) =>
      precision === 'day' || !spans.some(({ from, to }) => narrow.some((day) => day.from >= from && day.to <= to)),
  )
  return kept.length ? kept : settled
}

function unique(spans: Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.from.toMillis() - b.from.toMillis())
  return sorted.filter(({ from }, index) => index === 0 || !from.equals(sorted[index - 1]!.from))
}

function startOf({ span, question: { expects, here } }: { span: Span; question: Question }): Day {
  // "This week", asked ahead, begins today.
  return expects === 'future' && span.from < here.today ? here.today : span.from
}

function withTime({
  day,
  precision,
  time,
  question,
}: {
  day: Day
  precision: Precision
  time?: ClockTime | undefined
  question: Question
}): DateReading {
  const { here, expects, zone } = question
  const plain: DateReading = { ok: true, date: iso(day), precision }
  if (!time || precision !== 'day') return plain
  const minutes = time.certain ? time.minutes : byDay({ time, expects })
  if (minutes === undefined) return plain
  if (day.equals(here.today) && expects === 'past' && minutes > here.minutes) return { ok: false, reason: 'in_future' }
  if (day.equals(here.today) && expects === 'future' && minutes < here.minutes) return { ok: false, reason: 'in_past' }
  const words = clock(minutes)
  return exists({ day, time: words, zone }) ? { ...plain, time: words } : plain
}

// Visits are by day: ahead, "half three" is 15:30 and "9" is 09:00. What happened may have happened at night: no time then.
function byDay({ time, expects }: { time: ClockTime; expects: Expects }): number | undefined {
  if (expects !== 'future') return undefined
  return time.minutes < 7 * 60 ? time.minutes + 720 : time.minutes >= 8 * 60 ? time.minutes : undefined
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function iso(day: Day): string {
  return day.toFormat('yyyy-MM-dd')
}
