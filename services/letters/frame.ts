/** What every letter holds around its own content: who writes to whom, the officer, adjustments, other formats, the ombudsman. */
import type { Landlord } from '../landlords/profile.ts'
import type { Content, OmbudsmanPart } from './content.ts'
import { type Block, type LetterDocument, type Line, paragraph, type Section, words } from './letterDocument.ts'
import type { LetterFacts, LimitEvent } from './letterFacts.ts'
import type { Letter } from './letterKinds.ts'
import type { Sayer } from './sayer.ts'

type Said = { letter: Letter; facts: LetterFacts; sayer: Sayer }

export function frame({ content, landlord, ...said }: Said & { content: Content; landlord: Landlord }): LetterDocument {
  const { letter, facts, sayer } = said
  const { say, day, language } = sayer
  return {
    language,
    reference: letter.reference,
    banner: landlord.banner ?? null,
    from: {
      name: facts.landlord.name,
      lines: [facts.landlord.post, [facts.landlord.phone], facts.landlord.email].filter((line) => line !== null),
    },
    to: letter.to,
    about: [
      { name: say('frame.date'), value: { line: [day(letter.date)] } },
      { name: say('frame.reference'), value: { line: [{ ltr: letter.reference }] } },
    ],
    title: content.title,
    greeting: letter.to.name === null ? say('frame.dearReader') : say('frame.dear', { name: { name: letter.to.name } }),
    opening: content.opening,
    sections: [
      ...content.sections,
      officer(said),
      adjustments(said),
      otherFormats(said),
      ...ombudsman({ ...said, part: content.ombudsman }),
    ],
    close: [
      say('frame.close'),
      [{ name: letter.officer.name }],
      [{ name: letter.officer.role }],
      [{ name: facts.landlord.name }],
    ],
  }
}

function officer({ letter, facts, sayer: { say } }: Said): Section {
  const { name, role } = letter.officer
  const { phone, email, post } = facts.landlord
  return {
    heading: say('officer.heading'),
    blocks: [
      paragraph(say('officer.who', { officer: { name }, role: { name: role } })),
      ways([
        [say('frame.phone'), [phone]],
        [say('frame.email'), email],
        [say('frame.post'), post],
      ]),
      paragraph(say('officer.reach', { reference: { ltr: letter.reference } })),
    ],
  }
}

function adjustments({ letter, sayer: { say } }: Said): Section {
  const given = letter.adjustments
  return {
    heading: say('adjustments.heading'),
    blocks:
      given === null
        ? [paragraph(say('adjustments.none'))]
        : [paragraph(say('adjustments.given')), words(given), paragraph(say('adjustments.change'))],
  }
}

const otherFormats = ({ facts, sayer: { say } }: Said): Section => ({
  heading: say('format.heading'),
  blocks: [paragraph(say('format.offer')), paragraph(say('format.how', { phone: facts.landlord.phone }))],
})

function ombudsman({ facts, sayer: { say }, part }: Said & { part: OmbudsmanPart }): Section[] {
  if (part === 'none') return []
  const { name, phone, web, post, limit } = facts.ombudsman
  const their = { ombudsman: { name } }
  const howLong = limit
    ? say(`ombudsman.limit.${limit.from as LimitEvent}`, { count: limit.value })
    : say('ombudsman.limit.ask')
  return [
    {
      heading: say('ombudsman.heading'),
      blocks: [
        ...(part === 'final' ? [paragraph(say('ombudsman.final', their))] : []),
        ...(part === 'decision' ? [paragraph(say('ombudsman.decision', their))] : []),
        paragraph(say('ombudsman.what', their)),
        paragraph(say('ombudsman.anyTime')),
        ...(part === 'help' ? [] : [paragraph(howLong)]),
        ways([
          [say('frame.phone'), [phone]],
          [say('frame.web'), [web]],
          [say('frame.post'), post],
        ]),
      ],
    },
  ]
}

/** Numbers and addresses stand beside their names and never inside a sentence, where a translation could lose them. */
const ways = (list: [Line, Line | null][]): Block => ({
  is: 'facts',
  rows: list.flatMap(([name, line]) => (line ? [{ name, value: { line } }] : [])),
})
