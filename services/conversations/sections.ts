/** Sections: each stretch of a conversation has its own key, and destroying the key is how its words are gone. */

import type { MasterKey } from '../confidential/keys.ts'
import { newDataKey, sealJson, unsealJson, unwrapDataKey } from '../confidential/seal.ts'
import type { Audience } from '../db.ts'
import { newId } from '../ids.ts'
import type { ConversationRecord, Section } from './conversationModel.ts'

export interface OpenSection {
  section: Section
  key: Buffer
}

/** What is shown in place of words whose section was destroyed. */
export type Unsealed = { ok: true; value: unknown } | { ok: false; reason: 'destroyed' }

export interface Sections {
  open(args: { audience: Audience; at: Date }): OpenSection
  seal(args: { open: OpenSection; name: string; value: unknown }): Buffer
  key(section: Section): Buffer | null
  unseal(args: { section: Section; name: string; sealed: Uint8Array }): Unsealed
}

const KEYS_HELD = 20_000

/** Unwrapped keys are held in memory for the most recently used sections only. */
export function createSections({ master }: { master: MasterKey }): Sections {
  const held = new Map<string, Buffer>()
  const hold = (id: string, key: Buffer): Buffer => {
    held.delete(id)
    held.set(id, key)
    if (held.size > KEYS_HELD) held.delete(held.keys().next().value as string)
    return key
  }
  const key = (section: Section): Buffer | null => {
    if (!section.wrapped) {
      held.delete(section.id)
      return null
    }
    const known = held.get(section.id)
    return hold(section.id, known ?? unwrapDataKey({ master, name: `section:${section.id}`, wrapped: section.wrapped }))
  }
  return {
    open: ({ audience, at }) => {
      const id = newId()
      const { key: fresh, wrapped } = newDataKey({ master, name: `section:${id}` })
      return { section: { id, wrapped, audience, openedAt: at }, key: hold(id, fresh) }
    },
    seal: ({ open, name, value }) => sealJson({ key: open.key, name, value }),
    key,
    unseal: ({ section, name, sealed }) => {
      const found = key(section)
      return found ? { ok: true, value: unsealJson({ key: found, name, sealed }) } : { ok: false, reason: 'destroyed' }
    },
  }
}

/** The section that takes what is said now: the last one. */
export function currentSection({
  conversation,
  sections,
}: {
  conversation: Pick<ConversationRecord, 'sections'>
  sections: Sections
}): OpenSection {
  const section = conversation.sections.at(-1)
  const key = section ? sections.key(section) : null
  if (!section || !key) throw new Error('no_open_section')
  return { section, key }
}
