/** SMS: numbered answers, few and short texts, nothing private; safety goes out first and by itself. */
import { numbered } from '../say.ts'
import type { Channel, Leaving } from './channel.ts'
import { fitTexts } from './sms/fit.ts'
import { foldPlain } from './sms/segments.ts'

export const sms: Channel = {
  name: 'sms',
  shows: { choices: 'digits', page: 7, voice: 'short', uploads: false, quickExit: false, private: false },
  events: false,
  compose: (spoken) => {
    const safety = spoken.filter(({ weight }) => weight === 'safety')
    const plain = spoken.filter(({ weight }) => weight !== 'safety')
    const texts = (kind: Leaving['kind'], part: typeof spoken): Leaving[] =>
      part.length === 0
        ? []
        : fitTexts({ parts: part.map((one) => foldPlain(numbered(one))) }).texts.map((body) => ({ kind, body }))
    const leaving = [...texts('safety', safety), ...texts('reply', plain)]
    const said = spoken.flatMap(({ keys }) => keys)
    return {
      entries: leaving.map(({ body }, index) => ({
        text: body,
        language: spoken[0]?.language ?? 'en',
        ...(index === 0 ? { said } : {}),
      })),
      leaving,
    }
  },
}
