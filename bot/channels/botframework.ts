/** Hosted Bot Framework channels: buttons as suggested actions, sent through the real connector from the outbox. */
import type { Channel } from './channel.ts'

export const botframework: Channel = {
  name: 'botframework',
  shows: { choices: 'buttons', page: 7, voice: 'full', uploads: false, quickExit: false, private: false },
  events: false,
  compose: (spoken) => {
    const entries = spoken.map(({ text, choices, language, keys }) => ({
      text,
      language,
      said: keys,
      ...(choices.length > 0 ? { choices } : {}),
    }))
    return {
      entries,
      leaving: spoken.map(({ text, choices, language, weight }) => ({
        kind: weight === 'safety' ? ('safety' as const) : ('reply' as const),
        body: text,
        activity: {
          type: 'message',
          text,
          textFormat: 'plain',
          locale: language,
          ...(choices.length > 0
            ? {
                suggestedActions: {
                  to: [],
                  actions: choices.map(({ title }) => ({ type: 'imBack', title, value: title })),
                },
              }
            : {}),
        },
      })),
    }
  },
}
