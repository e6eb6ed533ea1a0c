/** Why a backup cannot be trusted or used; each reason has a sentence with its cure. */

export const BACKUP_PROBLEMS = ['no_backup', 'other_format', 'other_key', 'cut_short', 'damaged'] as const
export type BackupProblemReason = (typeof BACKUP_PROBLEMS)[number]

/** Thrown deep inside a stream, and turned into a value where the stream is read. */
export class BackupProblem extends Error {
  readonly reason: BackupProblemReason

  constructor(reason: BackupProblemReason) {
    super(reason)
    this.name = 'BackupProblem'
    this.reason = reason
  }
}
