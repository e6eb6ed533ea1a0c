/** What happened to a report, by whom and with which words, and who opened it for which reason; it only grows. */
import type { ReactNode } from 'react'
import { TenantText, TenantWord } from '../conversation/tenantText.tsx'
import { fieldWord } from '../forms/fieldWords.ts'
import { day, isDay, label, maybe, moment, say } from '../words.ts'
import type { ReportEvent } from './reportAnswer.ts'
import { partnerWord } from './reportChoices.ts'
import type { ReportDesk } from './useReportDesk.ts'

export function ReportHistory({ desk }: { desk: ReportDesk }): ReactNode {
  const { history, reads } = desk.report
  return (
    <>
      <ol className="history">
        {history.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put in, taken out or moved
          <Event key={index} desk={desk} event={event} />
        ))}
      </ol>
      <details>
        <summary>{say('report.reads')}</summary>
        <ul className="clocks">
          {reads.map(({ at, by, reason, parts }) => (
            <li key={`${at} ${by} ${reason}`}>
              {say('report.readLine', { name: by, reason: label('report.readReasons', reason) })}{' '}
              <span className="soft">
                <time dateTime={at}>{moment(at)}</time>
                {parts.length > 0 && `, ${parts.map((part) => label('report.parts', part)).join(', ')}`}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function Event({ desk, event }: { desk: ReportDesk; event: ReportEvent }): ReactNode {
  const { at, by, what, detail, words } = event
  const about = what === 'assign' ? detail : partnerWord({ report: desk.report, id: detail })
  const name = what === 'message' && detail === 'from_reporter' ? 'message_from' : what
  const proposed = words?.act as Record<string, unknown> | undefined
  return (
    <li>
      <p>
        <strong>{say(`report.events.${name}`, { detail: about })}</strong>{' '}
        <span className="soft">
          <time dateTime={at}>{moment(at)}</time>, <TenantWord text={maybe(`report.by.${by}`) ?? by} />
        </span>
      </p>
      {words && <Said desk={desk} action={proposed ? 'partner_export' : what} said={proposed ?? words} />}
    </li>
  )
}

/** Ids say nothing to anybody, and the partner stands in the line above. */
const UNSAID = ['action', 'id', 'proposal', 'by', 'partner']
const CODES: Record<string, string> = {
  how: 'report.hows',
  told: 'report.hows',
  reached: 'report.reached',
  ground: 'report.grounds',
  parts: 'report.parts',
}

function Said({ desk, action, said }: { desk: ReportDesk; action: string; said: Record<string, unknown> }): ReactNode {
  const given = Object.entries(said).filter(
    ([name, value]) =>
      !UNSAID.includes(name) && ![null, undefined, '', false].includes(value as null) && !isEmpty(value),
  )
  if (given.length === 1 && given[0]![0] === 'text') return <TenantText text={String(given[0]![1])} />
  return (
    <dl className="answers">
      {given.map(([name, value]) => (
        <div key={name}>
          <dt>{fieldWord({ action, name, group: 'report.acts' })}</dt>
          <dd>
            <TenantText
              text={[value]
                .flat()
                .map((one) => wordFor({ desk, action, name, value: one }))
                .join(', ')}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

function wordFor({
  desk,
  action,
  name,
  value,
}: {
  desk: ReportDesk
  action: string
  name: string
  value: unknown
}): string {
  if (typeof value === 'boolean') return label('labels', value ? 'yes' : 'no')
  const text = String(value)
  if (name === 'kind') return label(action === 'support' ? 'report.supports' : 'report.actions', text)
  if (name === 'wish') return desk.report.choices.wishes.find(({ id }) => id === text)?.text ?? text
  if (name === 'teams') return desk.me.landlord.teams.find(({ id }) => id === text)?.name ?? text
  const group = CODES[name]
  if (group) return label(group, text)
  if (name === 'on') return isDay(text) ? day(text) : moment(text)
  return text
}
