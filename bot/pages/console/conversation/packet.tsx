/** What to know before the first word, in one glance: danger and the safe way first, then what is asked, who it is and what they were told. */
import type { ReactNode } from 'react'
import type { Conversation, Packet } from '../answers.ts'
import { DueMark } from '../cases/caseLines.tsx'
import { RestrictionLine } from '../incidents/restrictionLine.tsx'
import { hrefOf } from '../place.ts'
import { label, languageName, locales, moment, say } from '../words.ts'
import { TenantText, TenantWord } from './tenantText.tsx'

type Props = { talk: Conversation; packet: Packet }

export function PacketSection({ talk, packet }: Props): ReactNode {
  const { safe, risks, needs, told, identity } = packet
  const open = talk.cases.filter(({ id }) => packet.open.includes(id))
  const own = languageName(talk.language)
  return (
    <section className="packet" aria-labelledby="packet-title">
      <h2 id="packet-title">{say('packet.heading')}</h2>
      {safe && <SafeWay safe={safe} channel={talk.channel} />}
      <RestrictionLine restriction={packet.restriction} />
      {risks.length > 0 && (
        <p className="marks">
          {risks.map((risk) => (
            <Risk key={risk.risk} risk={risk} />
          ))}
        </p>
      )}
      <Summary talk={talk} packet={packet} />
      <dl className="facts">
        <Fact name={say('conversation.language')}>{own}</Fact>
        <Fact name={say('packet.identity')}>{label('packet.identities', identity)}</Fact>
        {needs.length > 0 && (
          <Fact name={say('packet.needs')}>
            <ul>
              {needs.map(({ need, words, reference }) => (
                <li key={`${need} ${reference} ${words}`}>
                  <strong>{label('packet.need', need)}</strong>
                  {words && (
                    <>
                      : <TenantWord text={words} />
                    </>
                  )}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {open.length > 0 && (
          <Fact name={say('packet.open')}>
            <ul>
              {open.map(({ id, reference, kind, due }) => (
                <li key={id}>
                  <a href={hrefOf({ at: 'case', id })}>
                    <strong dir="ltr">{reference}</strong>
                  </a>{' '}
                  {label('kinds', kind)} <DueMark due={due} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={say('packet.told')}>{told.length === 0 ? say('packet.toldNothing') : <Told told={told} />}</Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function SafeWay({ safe, channel }: { safe: NonNullable<Packet['safe']>; channel: string }): ReactNode {
  const { way, number, when, texts, at, audience } = safe
  return (
    <div className="safe" role="note">
      <h3>{say('packet.safe.heading')}</h3>
      <p>
        <strong>{label('packet.safe.ways', way)}</strong> {number && <TenantWord text={number} />}
      </p>
      {when && <TenantText text={when} />}
      {!texts && <p>{say(channel === 'sms' ? 'packet.safe.blocked' : 'packet.safe.noTexts')}</p>}
      <p className="soft">{say('packet.safe.from', { audience: label('audiences', audience), time: moment(at) })}</p>
    </div>
  )
}

function Risk({ risk: { risk, sure, times, at } }: { risk: Packet['risks'][number] }): ReactNode {
  const [name, kind] = risk.split('.') as [string, string?]
  const word = kind ? `${label('flags', name)}: ${label('packet.riskKinds', kind)}` : label('flags', name)
  const colour = name === 'dissatisfied' || name === 'urgent' ? 'amber' : 'red'
  return (
    <span className={`mark ${colour}`} title={say('packet.riskAt', { time: moment(at), times })}>
      {sure ? word : say('packet.perhaps', { what: word })}
    </span>
  )
}

/** By rule, from codes, dates and their own words. */
function Summary({ talk: { waiting }, packet: { summary } }: Props): ReactNode {
  const { intents, words, at } = summary
  const list = new Intl.ListFormat(locales)
  const lines = [
    waiting && say('packet.why', { reason: label('reasons', waiting.reason), time: moment(waiting.since) }),
    intents.length > 0 && say('packet.about', { intents: list.format(intents.map((one) => label('intents', one))) }),
  ].filter(Boolean)
  return (
    <p className="summary">
      {lines.join(' ')} {words && at && `${say('packet.inWords', { time: moment(at) })} `}
      {words && (
        <q>
          <TenantWord text={words} />
        </q>
      )}
      {lines.length === 0 && !words && say('packet.nothing')}
    </p>
  )
}

function Told({ told }: { told: Packet['told'] }): ReactNode {
  const topics = [...new Set(told.map(({ topic }) => topic))]
  return (
    <ul>
      {topics.map((topic) => (
        <li key={topic}>
          {label('packet.topics', topic)}{' '}
          <span className="soft">
            {told
              .filter((one) => one.topic === topic)
              .map(({ wording, version, at }) =>
                say(version === null ? 'packet.saidPlain' : 'packet.said', {
                  wording,
                  version: version ?? '',
                  time: moment(at),
                }),
              )
              .join('; ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
