/** Questions that the landlord's profile or the law answers; what they do not hold is never invented: a person is offered. */
import type { TextKey } from '../locales/index.ts'
import { DAYS } from '../services/landlords/openingHours.ts'
import { earliestLimit } from './earliestLimit.ts'
import { form } from './form/form.ts'
import type { FormTurn } from './form/parts.ts'
import { holdsWords } from './signs.ts'
import type { Talk } from './talk.ts'

const TOPICS = ['who', 'hours', 'complaints', 'regulator', 'contact'] as const
type Topic = (typeof TOPICS)[number]

export const infoTopic = (talk: Talk): Topic | null =>
  TOPICS.find((topic) => holdsWords({ talk, key: `info.words.${topic}` })) ?? null

const ANSWERS: Record<Topic, (turn: FormTurn) => void> = {
  who: ({ say }) => say('who'),
  hours: sayHours,
  contact: sayContact,
  complaints: sayComplaints,
  regulator: ({ say, talk }) => say(talk.landlord.nation === 'england' ? 'regulator' : 'notKnown'),
}

export const info = form('info', {})
  .begins((turn) => {
    const topic = TOPICS.find((known) => known === turn.options.topic)
    if (topic) ANSWERS[topic](turn)
    else turn.say('notKnown')
  })
  .done(({ options }) => (options.topic ? undefined : { dialog: 'handoff.stuck', options: { reason: 'asked' } }))

/** Days with the same hours are said once: Monday to Friday, 09:00 to 17:00. */
function sayHours({ talk, say }: FormTurn): void {
  const { week } = talk.landlord.operations.hours
  const spans = DAYS.map((day) => ({ day, hours: week[day].map(({ from, to }) => `${from}-${to}`).join(', ') }))
  const groups: { first: string; last: string; hours: string }[] = []
  for (const { day, hours } of spans) {
    const last = groups.at(-1)
    if (last?.hours === hours) last.last = day
    else groups.push({ first: day, last: day, hours })
  }
  say('hours')
  for (const { first, last, hours } of groups.filter((group) => group.hours !== '')) {
    const params = {
      first: { key: `info.days.${first}` as TextKey },
      last: { key: `info.days.${last}` as TextKey },
      hours: { ltr: hours },
    }
    say(first === last ? 'hoursOneDay' : 'hoursDays', params, { joins: true })
  }
  if (talk.landlord.operations.hours.bank_holidays === 'closed') say('hoursElse', {}, { joins: true })
}

function sayContact({ talk, say }: FormTurn): void {
  say('phone')
  const { postal, emails } = talk.landlord.policy.contacts ?? {}
  const address = postal?.find(({ purpose }) => purpose === 'main') ?? postal?.[0]
  if (address) say('post', { address: [...address.lines, address.postcode].filter(Boolean).join(', ') })
  const mail = emails?.[0]
  if (mail) say('email', { address: { ltr: mail.address } })
}

function sayComplaints({ talk, say }: FormTurn): void {
  say('complaintsHow')
  const acknowledge = earliestLimit({ talk, name: 'acknowledge_stage_1' })
  const respond = earliestLimit({ talk, name: 'respond_stage_1' })
  if (acknowledge && respond) say('complaintsWhen', { acknowledge, respond })
  else say('complaintsWhenAsk')
  say('complaintsStages')
}
