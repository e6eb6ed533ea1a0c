/** One case: what the tenant said, where it stands, what waits, what may be done next, and all that was done. */
import type { ReactNode } from 'react'
import type { Case, Colleague, Me } from '../answers.ts'
import { ask } from '../api.ts'
import { DeskTold } from '../deskTold.tsx'
import { Answers } from '../forms/answersGiven.tsx'
import { FileIncident } from '../incidents/fileIncident.tsx'
import { RestrictionLine } from '../incidents/restrictionLine.tsx'
import { useLoaded } from '../loaded.ts'
import { useColleagues } from '../people/people.ts'
import { hrefOf } from '../place.ts'
import { type Desk, useDesk } from '../useDesk.ts'
import { day, label, languageName, moment, say } from '../words.ts'
import { CaseActs } from './caseActs.tsx'
import { DueMark } from './caseLines.tsx'
import { backToCases } from './caseSearch.ts'
import { ClocksRead } from './clocksRead.tsx'
import type { ComplaintAnswer } from './complaintAnswer.ts'
import { Decisions } from './decisions.tsx'
import { Definition } from './definition.tsx'
import { Facts } from './facts.tsx'
import { FileLines } from './fileLines.tsx'
import { Handlers } from './handlers.tsx'
import { History } from './history.tsx'
import { Lessons } from './lessons.tsx'
import { Letters } from './letters.tsx'
import { LinkedCases } from './linkedCases.tsx'
import { Remedies } from './remedies.tsx'
import { Representative } from './representative.tsx'
import { StandingLine } from './standingLine.tsx'

export function CaseRead({ me, id }: { me: Me; id: string }): ReactNode {
  const { answer, again } = useLoaded<Case>({
    path: `/cases/${id}`,
    when: (change) => change.kind === 'case' && change.id === id,
  })
  const colleagues = useColleagues(me)
  if (!answer) return <p className="loading">{say('loading')}</p>
  if (!answer.ok) return <p className="wrong">{say(answer.status === 404 ? 'gone' : 'failed')}</p>
  return <OneCase me={me} record={answer.value} colleagues={colleagues} again={again} />
}

type Opened = { me: Me; record: Case; colleagues: readonly Colleague[]; again: () => Promise<void> }

function OneCase(opened: Opened): ReactNode {
  const { me, record } = opened
  const desk = useDesk(opened)
  const { complaint } = record
  return (
    <>
      <p>
        <a href={backToCases()}>{say('case.back')}</a>
      </p>
      <h1>
        {say('case.heading', { reference: '' })}
        <bdi dir="ltr">{record.reference}</bdi>
      </h1>
      <p className="marks">
        <DueMark due={record.due} />
        {record.hazard && <span className="mark red">{label('hazards', record.hazard)}</span>}
        {record.urgent && <span className="mark amber">{say('labels.urgent')}</span>}
        {record.audience !== 'general' && (
          <span className="mark">
            {say('queue.restricted')}: {label('audiences', record.audience)}
          </span>
        )}
      </p>
      {complaint && <StandingLine record={record} complaint={complaint} />}
      <div className="columns">
        <div>
          <DeskTold desk={desk} />
          <RestrictionLine restriction={record.restriction} />
          {complaint && <Decisions desk={desk} complaint={complaint} />}
          <CaseActs desk={desk} />
          <section aria-labelledby="said">
            <h2 id="said">{say('case.said')}</h2>
            <Answers answers={record.answers} />
            <FileLines files={record.files} open={({ id }) => ask({ path: `/cases/${record.id}/files/${id}` })} />
          </section>
          {complaint && <ComplaintParts desk={desk} complaint={complaint} />}
        </div>
        <aside aria-label={say('case.clocks')}>
          <Facts facts={factsOf({ record, me })} />
          {record.conversation && (
            <p>
              <a href={hrefOf({ at: 'conversation', id: record.conversation })}>{say('case.conversation')}</a>
            </p>
          )}
          <h2>{say('case.clocks')}</h2>
          <ClocksRead clocks={record.clocks} />
          {complaint && <Handlers complaint={complaint} />}
          <LinkedCases links={record.links} />
          {me.acts.includes('incident.file') && record.audience === 'general' && (
            <FileIncident me={me} from={{ case: record.id }} />
          )}
        </aside>
        <section aria-labelledby="history" className="whole">
          <h2 id="history">{say('case.history')}</h2>
          <History record={record} people={desk.people} />
        </section>
      </div>
    </>
  )
}

function ComplaintParts({ desk, complaint }: { desk: Desk; complaint: ComplaintAnswer }): ReactNode {
  return (
    <>
      <Definition complaint={complaint} />
      <Representative desk={desk} complaint={complaint} />
      <Remedies desk={desk} complaint={complaint} />
      <Lessons desk={desk} complaint={complaint} />
      <Letters desk={desk} complaint={complaint} />
    </>
  )
}

function factsOf({ record, me }: { record: Case; me: Me }): [string, string | null][] {
  return [
    [
      say('cases.kind'),
      record.type === record.kind
        ? label('kinds', record.kind)
        : `${label('kinds', record.kind)}: ${label('types', record.type)}`,
    ],
    [say('cases.status'), label('statuses', record.status)],
    [say('cases.received'), moment(record.receivedAt)],
    [say('cases.owner'), record.owner ?? say('cases.nobody')],
    [say('conversation.team'), me.landlord.teams.find(({ id }) => id === record.team)?.name ?? record.team],
    [say('conversation.channel'), label('channels', record.channel)],
    [say('conversation.language'), languageName(record.language)],
    [say('case.aware'), record.awareAt && moment(record.awareAt)],
    [say('case.review'), record.reviewOn && day(record.reviewOn)],
    [say('case.profile'), record.profile],
    [say('case.intake'), label('case.intakes', record.intake)],
  ]
}
