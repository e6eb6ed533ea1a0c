/** The words of a field: the act's own where it has some, else those of the field wherever it stands. */
import { label, maybe } from './words.ts'

type Named = { action: string; name: string }

export const fieldWord = ({ action, name }: Named): string =>
  maybe(`acts.${action}.fields.${name}`) ?? label('actFields', name)

export const fieldHelp = ({ action, name }: Named): string | null => maybe(`acts.${action}.help.${name}`)

/** What the button says; an act that is not known yet is shown as it is, readable. */
export const actWord = (action: string): string => maybe(`acts.${action}.title`) ?? action.replaceAll('_', ' ')

/** What it is that somebody proposed, approved or sent back. */
export const proposalWord = (action: string): string => maybe(`acts.${action}.proposal`) ?? actWord(action)
