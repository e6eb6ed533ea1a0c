/** A letter of an incident is kept as it was written, sealed under the incident's key, until staff have posted it. */
import type { ClientSession } from 'mongoose'
import { letterName } from '../cases/complaint/letterStore.ts'
import { seal as sealBytes } from '../confidential/seal.ts'
import { newId } from '../ids.ts'
import type { Letter } from './decide.ts'
import type { IncidentRecord } from './incidentModel.ts'
import type { IncidentSeal } from './incidentSeal.ts'
import type { IncidentDeps } from './incidents.ts'

export async function keepLetter({
  deps,
  session,
  seal,
  record,
  letter: { kind, html, text, language },
  actor,
  at,
}: {
  deps: Pick<IncidentDeps, 'letters'>
  session: ClientSession
  seal: Pick<IncidentSeal, 'keyOf'>
  record: IncidentRecord
  letter: { kind: Letter['kind']; html: string; text: string; language: string }
  actor: string
  at: Date
}): Promise<void> {
  const { landlord, audience, retention, _id: of } = record
  const id = newId()
  await deps.letters.add({
    session,
    letter: {
      _id: id,
      landlord,
      audience,
      retention,
      case: of,
      kind,
      stage: 0,
      language,
      largePrint: false,
      // On paper: nothing about it is left where others of the household may read it.
      route: 'post',
      state: 'to_send',
      at,
      by: actor,
      sentAt: null,
      content: sealBytes({
        key: seal.keyOf(record),
        name: letterName(id),
        bytes: Buffer.from(JSON.stringify({ html, text })),
      }),
    },
  })
}
