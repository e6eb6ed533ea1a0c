/** One conversation on the page: every word, with what a machine and staff made of it. */
import type { OpenedConversation, Said } from '../../../services/access/openConversation.ts'
import { codeWord } from '../codeWord.ts'
import { type Html, html, NOTHING } from '../html.ts'
import { sayLine } from '../sayLine.ts'
import { day, facts, languageName, moment, say, sentWith, table } from './parts.ts'

export const talkTitle = ({ channel, startedAt }: OpenedConversation): string =>
  say('talk', { channel: codeWord({ of: 'channels', code: channel }), day: day(startedAt) })

export function talkBody(one: OpenedConversation): Html {
  return html`${facts([
    [say('language'), languageName(one.language)],
    [say('last_message'), moment(one.lastInboundAt)],
    ...(one.address ? [[say('address'), one.address] as [string, string]] : []),
    ...(one.reach
      ? [
          [say('reach'), [codeWord({ of: 'reaches', code: one.reach.way }), one.reach.to ?? ''].join(' ')] as [
            string,
            string,
          ],
        ]
      : []),
  ])}
<h3>${say('said')}</h3>
<ol>${one.said.map(
    ({
      at,
      author,
      name,
      language,
      text,
      withheld,
      choices,
      attachments,
      files,
      ...rest
    }) => html`<li><p class="who">${[
      codeWord({ of: 'authors', code: author }),
      ...(name ? [name] : []),
      moment(at),
    ].join(', ')}</p>
<p class="words" dir="auto"${language ? html` lang="${language}"` : NOTHING}>${text ?? say(withheld ? 'withheld' : 'destroyed')}</p>${
      choices.length > 0 ? html`<p class="who">${say('offered', { choices: choices.join(' | ') })}</p>` : NOTHING
    }${attachments > 0 ? html`<p class="who">${say('attachments', { count: attachments })}</p>` : NOTHING}${sentWith(files)}${besideLine(rest)}</li>`,
  )}</ol>
${table({
  caption: say('notes'),
  heads: [say('when'), say('words')],
  rows: one.notes.map(({ at, text }) => [moment(at), text ?? say('destroyed')]),
})}
${table({
  caption: say('texts'),
  heads: [say('when'), say('kind'), say('state'), say('words')],
  rows: one.texts.map(({ at, kind, state, body }) => [
    moment(at),
    sayLine({ key: `page_send_${kind}` }),
    codeWord({ of: 'texts', code: state }),
    body ?? say('as_above'),
  ]),
})}
${table({
  caption: say('choices'),
  heads: [say('when'), say('wording'), say('answer')],
  rows: one.dissatisfaction.flatMap(({ offers }) =>
    offers.map(({ at, wording, answer }) => [moment(at), wording, codeWord({ of: 'choice', code: answer ?? 'none' })]),
  ),
})}`
}

/** What stands beside the words of one line. */
function besideLine({
  understood,
  corrections,
  translations,
}: Pick<Said, 'understood' | 'corrections' | 'translations'>): Html {
  const named = understood && [
    codeWord({ of: 'intents', code: understood.intent }),
    ...understood.signs.map((sign) => codeWord({ of: 'flags', code: sign.split('.')[0] ?? sign })),
  ]
  return html`${named ? html`<p class="who">${say('understood', { what: [...new Set(named)].join(', ') })}</p>` : NOTHING}
${corrections.map(
  ({ at, what, from, to }) =>
    html`<p class="who">${say('corrected', { at: moment(at), what: codeWord({ of: 'corrections', code: what }), from: meant({ what, code: from }), to: meant({ what, code: to }) })}</p>`,
)}${translations.map(
  ({ text, to, service }) =>
    html`<p class="who">${say('translated', { language: languageName(to), service })}</p><p class="words" dir="auto" lang="${to}">${text}</p>`,
)}`
}

function meant({ what, code }: { what: string; code: string }): string {
  if (what === 'language') return languageName(code)
  return codeWord({ of: what === 'intent' ? 'intents' : 'corrections', code })
}
