/** One incident at rest: codes, dates and marks in clear; every word of anybody is sealed under a key of its own. */
import type { Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema } from '../db.ts'
import type { ActName } from './acts.ts'
import type { Restriction } from './restriction.ts'

export interface IncidentEvent {
  at: Date
  /** The id of an account. */
  by: string
  what: 'filed' | 'letter_posted' | ActName
  /** Codes and days only. */
  detail: string
  /** What was said with it, sealed as JSON. */
  note: Buffer | null
}

export interface IncidentRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  reference: string
  kind: string
  setting: string
  /** The day it happened. */
  on: string
  at: Date
  /** Who wrote it down. */
  by: string
  language: string
  source: { conversation: string | null; case: string | null }
  /** How somebody is known again: the conversation itself, and a blind index of a number. Never a name. */
  known: { conversation: string | null; number: string | null }
  status: 'open' | 'closed'
  /** A manager looked at it; `go_on` where more is to follow. */
  assessed: 'go_on' | 'no_action' | null
  contacted: boolean
  /** A letter was written. */
  warned: boolean
  restriction: Restriction | null
  history: IncidentEvent[]
  version: number
  wrapped: Buffer
  /** What was written down, sealed. */
  words: Buffer
}

export function incidentModel(connection: Connection): Model<IncidentRecord> {
  const schema = scopedSchema<IncidentRecord>(
    {
      _id: String,
      reference: { type: String, required: true },
      kind: { type: String, required: true },
      setting: { type: String, required: true },
      on: { type: String, required: true },
      at: { type: Date, required: true },
      by: { type: String, required: true },
      language: { type: String, required: true },
      source: { type: { conversation: String, case: String, _id: false }, required: true },
      known: { type: { conversation: String, number: String, _id: false }, required: true },
      status: { type: String, enum: ['open', 'closed'], required: true },
      assessed: { type: String, default: null },
      contacted: { type: Boolean, required: true },
      warned: { type: Boolean, required: true },
      restriction: { type: Object, default: null },
      history: { type: [Object], required: true },
      version: { type: Number, required: true },
      wrapped: { type: Buffer, required: true },
      words: { type: Buffer, required: true },
    },
    [
      [{ landlord: 1, reference: 1 }, { unique: true }],
      [{ landlord: 1, status: 1, at: -1 }],
      [
        { landlord: 1, 'known.conversation': 1 },
        { partialFilterExpression: { 'known.conversation': { $type: 'string' } } },
      ],
      [{ landlord: 1, 'known.number': 1 }, { partialFilterExpression: { 'known.number': { $type: 'string' } } }],
      [{ landlord: 1, 'source.case': 1 }, { partialFilterExpression: { 'source.case': { $type: 'string' } } }],
      [{ landlord: 1, retention: 1, at: 1 }],
    ],
  )
  return connection.model<IncidentRecord>('Incident', schema, 'incidents')
}
