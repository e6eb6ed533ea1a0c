/** Our answer: a decision and reasons on every point, what we will do and by when, and the next step (Complaint Handling Code 2024, 6.7, 6.9, 6.16-6.20). */
import type { Content, Told } from '../content.ts'
import { type Block, paragraph, type Section, words } from '../letterDocument.ts'

export function answer({ letter, say, day, sayCode }: Told<'answer'>): Content {
  const { stage, final, definition, points, remedies, apology, escalation } = letter
  const said = points.map(
    ({ point, finding, reasons }, index): Block => ({
      is: 'part',
      heading: say('answer.point', { number: `${index + 1}` }),
      blocks: [
        words(point),
        {
          is: 'facts',
          rows: [
            { name: say('answer.decision'), value: { line: say(`answer.findings.${finding}`) } },
            { name: say('answer.reasons'), value: { words: reasons } },
          ],
        },
      ],
    }),
  )
  const steps: Block[] =
    remedies.length === 0
      ? [paragraph(say('answer.noRemedies'))]
      : [
          {
            is: 'table',
            heads: [say('answer.what'), say('answer.by')],
            // A kind that no text knows is left out: what is done says it in full.
            rows: remedies.map(({ kind, what, by }) => {
              const name = sayCode('answer.kinds', kind)
              return [{ ...(name ? { line: name } : {}), words: what }, { line: [day(by)] }]
            }),
          },
          paragraph(say('answer.track')),
        ]
  const next: Section[] = escalation
    ? [
        {
          heading: say('answer.unhappy'),
          blocks: [
            paragraph(say('answer.escalate', { stage: `${escalation.stage}` })),
            paragraph(say('answer.escalateHow')),
            ...(escalation.by ? [paragraph(say('answer.escalateBy', { date: day(escalation.by) }))] : []),
          ],
        },
      ]
    : []
  return {
    title: say(final ? 'answer.titleFinal' : 'answer.title'),
    opening: [
      paragraph(say(final ? 'answer.openingFinal' : 'answer.opening', { stage: `${stage}` })),
      ...(apology ? [paragraph(say('answer.sorry'))] : []),
    ],
    sections: [
      { heading: say('answer.definition'), blocks: [words(definition)] },
      { heading: say('answer.found'), blocks: said },
      { heading: say('answer.remedies'), blocks: steps },
      ...next,
    ],
    ombudsman: final ? 'final' : 'help',
  }
}
