/** An invitation to the panel: when and where, who sits on it, what will happen, and every way to take part or stay away (journeys 12). */
import type { Content, Told } from '../content.ts'
import { type Line, list, paragraph } from '../letterDocument.ts'

export function panel({ letter, say, day }: Told<'panel'>): Content {
  const { stage, time, place, people, arrangements } = letter
  const person = ({ role, name }: { role: string; name: string | null }): Line =>
    name === null ? [{ name: role }] : say('panel.person', { name: { name }, role: { name: role } })
  return {
    title: say('panel.title'),
    opening: [paragraph(say('panel.opening', { stage: `${stage}` }))],
    sections: [
      {
        heading: say('panel.when'),
        blocks: [
          {
            is: 'facts',
            rows: [
              { name: say('panel.day'), value: { line: [day(letter.day)] } },
              { name: say('panel.time'), value: { line: [{ ltr: time }] } },
              { name: say('panel.place'), value: { words: place } },
            ],
          },
        ],
      },
      { heading: say('panel.people'), blocks: [list(people.map(person)), paragraph(say('panel.fresh'))] },
      {
        heading: say('panel.happens'),
        blocks: [list([say('panel.youSay'), say('panel.theyAsk'), say('panel.letter')])],
      },
      {
        heading: say('panel.choices'),
        blocks: [list([say('panel.join'), say('panel.another'), say('panel.bring'), say('panel.stayAway')])],
      },
      {
        heading: say('panel.arranged'),
        blocks: [
          arrangements.length === 0
            ? paragraph(say('panel.arrangedNone'))
            : { is: 'list', items: arrangements.map((one) => ({ words: one })) },
        ],
      },
    ],
    ombudsman: 'help',
  }
}
