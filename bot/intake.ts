/** From any channel to the inbox: well-formed, capped, card numbers masked before the first write; then the worker is told. */

import { spokenAs } from '../locales/languages.ts'
import type { Inbound, InboundPayload } from '../services/conversations/inbox.ts'
import { maskSecrets } from '../services/conversations/maskSecrets.ts'
import { crashPoint } from '../services/crashPoint.ts'
import { AppError } from '../services/errors.ts'
import type { Product } from './product.ts'
import type { Worker } from './worker.ts'

/** Graphemes of one message (faults-and-threats.md, 4). What is longer is refused on the web and cut by SMS, whose carrier caps it lower anyway. */
export const MESSAGE_GRAPHEMES = 4_000

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Lone surrogates, NUL and controls go; letters, joiners, marks and line breaks stay as written (faults F23, F25). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the controls that are removed is the point
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g
export const wellFormed = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '')

export const isTooLong = (text: string): boolean =>
  text.length > MESSAGE_GRAPHEMES && [...segmenter.segment(text)].length > MESSAGE_GRAPHEMES

/** A text cut at its last whole sign within the limit. */
export const cutToLimit = (text: string): string =>
  isTooLong(text)
    ? Array.from(segmenter.segment(text), ({ segment }) => segment)
        .slice(0, MESSAGE_GRAPHEMES)
        .join('')
    : text

export interface Intake {
  accept(
    args: Omit<Inbound, 'payload'> & {
      payload: Omit<Partial<InboundPayload>, 'receivedAt'> & { kind: InboundPayload['kind'] }
    },
  ): Promise<'new' | 'again'>
}

export function createIntake({ product, worker }: { product: Product; worker: Worker }): Intake {
  return {
    accept: async ({ payload: { language: named, ...payload }, ...inbound }) => {
      // A conversation's language stands in clear: a client may name one of ours and nothing else.
      const language = spokenAs(named ?? '')
      const words = wellFormed(payload.text ?? '')
      if (isTooLong(words)) throw new AppError('too_large')
      const text = maskSecrets(words)
      const outcome = await product.inbox.accept({
        ...inbound,
        payload: {
          attachments: 0,
          ...payload,
          ...(language ? { language } : {}),
          text,
          receivedAt: product.clock(),
          ...(text === words ? {} : { masked: true }),
        },
      })
      crashPoint('accepted')
      product.metrics.accepted.inc({ channel: inbound.channel, outcome })
      worker.kick({ landlord: inbound.landlord, thread: inbound.thread })
      return outcome
    },
  }
}
