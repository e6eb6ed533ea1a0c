/** A question that is answered by sending photos or files, or by a tap that there are none. */
import type { KeptFile } from '../../services/attachments/keptFile.ts'
import { type Field, field, keyOf } from './field.ts'
import { isWord } from './fields.ts'
import { matchChoice } from './matchChoice.ts'

export const files = (): Field<KeptFile[]> =>
  field<KeptFile[]>({
    kind: 'files',
    freeText: false,
    choices: ({ form, name }) => [{ id: 'none', key: keyOf(form, name, 'choices', 'none') }],
    read: async ({ text: said, shown, talk }) => {
      if (talk.inbound.files.length > 0) {
        talk.filesTaken = true
        return { ok: true, value: [...talk.inbound.files] }
      }
      const none =
        matchChoice({ said, shown, talk, words: { none: 'common.words.no' } }) === 'none' ||
        isWord({ said, key: 'common.words.skip', language: talk.state.language })
      return none ? { ok: true, value: [] } : { ok: false, reason: 'no_files' }
    },
    show: ({ value }) => value.length,
  })
