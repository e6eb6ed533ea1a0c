/** `heard export`: what the landlord holds about one person, for an access request, as JSON and as a page to read. */
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { heldAbout } from '../../services/access/heldAbout.ts'
import { readPerson } from '../../services/access/person.ts'
import { createAttachments } from '../../services/attachments/attachments.ts'
import { savedName } from '../../services/attachments/savedName.ts'
import { createCases } from '../../services/cases/cases.ts'
import { createLetterStore } from '../../services/cases/complaint/letterStore.ts'
import { createDissatisfactions } from '../../services/cases/dissatisfaction.ts'
import { conversationModel } from '../../services/conversations/conversationModel.ts'
import { createNotes } from '../../services/conversations/notes.ts'
import { createOutbox } from '../../services/conversations/outbox.ts'
import { createSections } from '../../services/conversations/sections.ts'
import { createTranscript } from '../../services/conversations/transcript.ts'
import { createCorrections } from '../../services/corrections/corrections.ts'
import { incidentModel } from '../../services/incidents/incidentModel.ts'
import { createIncidentSeal } from '../../services/incidents/incidentSeal.ts'
import { checkMasterKey } from '../../services/masterKeyCheck.ts'
import { createSurveyAnswers } from '../../services/surveys/surveyAnswers.ts'
import { createTimers } from '../../services/timers.ts'
import { createLineTranslations } from '../../services/translation/lineTranslations.ts'
import { teamKeepers } from '../teamKeepers.ts'
import { heldPage } from './heldPage/page.ts'
import { landlordAsked } from './landlordAsked.ts'
import { openAudit } from './openAudit.ts'
import type { Opened } from './openDatabase.ts'
import { sayLine } from './sayLine.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export interface ExportAsked {
  reference?: string
  phone?: string
  email?: string
  landlord?: string
  to: string
  by: string
  /** Why restricted records are to be in it. */
  restricted?: string
  earlier?: boolean
}

/** Longest name and reason that the audit trail takes. */
const LONGEST = 300

export async function exportCommand({ env, print, fail, now, ...asked }: Place & ExportAsked): Promise<number> {
  const refuse = (key: string): number => {
    fail(sayLine({ key: `export_${key}`, params: { folder: asked.to } }))
    return 1
  }
  const read = readPerson(asked)
  if (!read.ok) return refuse(read.reason)
  const by = asked.by.trim().slice(0, LONGEST)
  if (by === '') return refuse('no_name')
  const reason = asked.restricted?.trim().slice(0, LONGEST) ?? null
  if (reason === '') return refuse('no_reason')
  const folder = resolve(asked.to)
  if (existsSync(folder) && !(await isEmptyFolder(folder))) return refuse('folder_used')

  return await withDatabase({
    env,
    fail,
    run: async ({ config, db, landlords }) => {
      const { master } = config
      const landlord = landlordAsked({ slug: asked.landlord, landlords, fail })
      if (!landlord) return false
      if (!(await checkMasterKey({ connection: db.connection, master })).ok) return refuse('other_key') === 0
      const held = await heldAbout({
        ...recordsOf({ db, config, now }),
        person: read.person,
        landlord: landlord.slug,
        by,
        reason,
        earlier: asked.earlier === true,
      })
      const restricted = reason !== null
      print(sayLine({ key: restricted ? 'export_with_restricted' : 'export_left_out' }))
      if (held.earlierLeftOut) print(sayLine({ key: 'export_earlier' }))
      const { conversations, cases, incidents } = held
      if (conversations.length + cases.length + incidents.length === 0) return refuse('nothing') === 0
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await chmod(folder, 0o700)
      const about = { landlord: landlord.slug, at: now.toISOString(), by, restricted }
      const write = (name: string, text: string): Promise<void> =>
        writeFile(join(folder, name), text, { mode: 0o600, flag: 'wx' })
      await write('held.json', `${JSON.stringify({ ...about, cases, conversations, incidents }, null, 2)}\n`)
      await write('held.html', heldPage({ held, landlord: landlord.name, by, at: now }))
      const attachments = createAttachments(db)
      for (const file of held.files) {
        const bytes = await attachments.open({ landlord: landlord.slug, file })
        await writeFile(join(folder, savedName(file)), bytes, { mode: 0o600, flag: 'wx' })
      }
      const params = { folder, conversations: conversations.length, cases: cases.length, incidents: incidents.length }
      print(sayLine({ key: 'export_done', params }))
      for (const key of ['export_check_identity', 'export_check_others']) print(sayLine({ key }))
      return true
    },
  })
}

function recordsOf({ db: { connection }, config, now }: Pick<Opened, 'db' | 'config'> & { now: Date }) {
  const { master } = config
  const outbox = createOutbox({ connection, master })
  const sections = createSections({ master })
  const transcript = createTranscript({ connection, sections })
  const notes = createNotes({ connection, sections })
  const { model: dissatisfactions } = createDissatisfactions({ connection })
  return {
    conversations: conversationModel(connection),
    cases: createCases({ connection, master, timers: createTimers({ connection }), keepers: teamKeepers(config) }),
    letters: createLetterStore({ connection }).model,
    surveyAnswers: createSurveyAnswers({ connection }).model,
    audit: openAudit({ connection, master, clock: () => now }),
    incidents: { model: incidentModel(connection), seal: createIncidentSeal({ master }) },
    opening: {
      ...{ master, transcript, notes, outbox, dissatisfactions },
      corrections: createCorrections({ connection, sections }),
      lineTranslations: createLineTranslations({ connection, sections }),
    },
  }
}

const isEmptyFolder = (folder: string): Promise<boolean> =>
  readdir(folder).then(
    (names) => names.length === 0,
    () => false,
  )
