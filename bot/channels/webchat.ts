/** Web chat: the transcript is the Direct Line log, so nothing has to leave; a person can read at ease and leave in a hurry. */
import type { Channel } from './channel.ts'

export const webchat: Channel = {
  name: 'webchat',
  shows: { choices: 'buttons', page: 8, voice: 'full', uploads: true, quickExit: true, private: true },
  events: true,
  compose: (spoken) => ({
    entries: spoken.map(({ text, choices, language, keys }) => ({
      text,
      language,
      said: keys,
      ...(choices.length > 0 ? { choices } : {}),
    })),
    leaving: [],
  }),
}
