/** One photo or file of a report, opened like the report itself: with a reason that is in the audit before a byte is. */
import type { Attachments } from '../attachments/attachments.ts'
import type { KeptFile } from '../attachments/keptFile.ts'
import type { Landlord } from '../landlords/profile.ts'
import { type AccessDeps, type OpenedReport, type ReadAsk, readReport } from './access.ts'
import type { Reader } from './readers.ts'

export type FileRead = { ok: true; file: KeptFile; bytes: Buffer } | { ok: false; reason: 'not_found' }

export async function readReportFile({
  deps,
  file: wanted,
  original,
  ask,
  ...who
}: {
  deps: AccessDeps & { attachments: Pick<Attachments, 'open'> }
  reader: Reader
  landlord: Landlord
  id: string
  ask: ReadAsk['reason']
  file: string
  /** The untouched file and not the copy. */
  original: boolean
  at: Date
}): Promise<FileRead> {
  const read = await readReport({ deps, ...who, ask: { parts: ['account'], reason: ask } })
  const found = read.ok ? filesIn(read.report).find(({ id }) => id === wanted) : undefined
  const blob = original ? found?.original : found
  if (!found || !blob) return { ok: false, reason: 'not_found' }
  return { ok: true, file: found, bytes: await deps.attachments.open({ landlord: who.landlord.slug, file: blob }) }
}

/** Those that came with the report, where its account was asked for, and those that were added behind the code. */
export function filesIn({ content, history }: Pick<OpenedReport, 'content' | 'history'>): KeptFile[] {
  const added = history
    .filter(({ what }) => what === 'files')
    .flatMap(({ words }) => (words as { files: KeptFile[] }).files)
  return [...(content.account?.files ?? []), ...(content.account ? added : [])]
}
