/** The words of a field: the act's own where it has some, else those of the field wherever it stands. */

import { label, maybe } from '../words.ts'
import type { ActGroup } from './acting.ts'

type Named = { action: string; name: string; group?: ActGroup }

export const fieldWord = ({ action, name, group = 'acts' }: Named): string =>
  maybe(`${group}.${action}.fields.${name}`) ?? label('actFields', name)

export const fieldHelp = ({ action, name, group = 'acts' }: Named): string | null =>
  maybe(`${group}.${action}.help.${name}`)

/** What the button says; an act that is not known yet is shown as it is, readable. */
export const actWord = (action: string, group: ActGroup = 'acts'): string =>
  maybe(`${group}.${action}.title`) ?? action.replaceAll('_', ' ')

/** What it is that somebody proposed, approved or sent back. */
export const proposalWord = (action: string): string => maybe(`acts.${action}.proposal`) ?? actWord(action)
