/** Looks through a file for known malware before it is kept; without a scanner it is kept and marked as not looked through. */

/** `away`: it cannot be asked now; nothing is kept unseen where there is a scanner. */
export type Scanned = 'clean' | 'infected' | 'not_scanned' | 'away'

export interface Scanner {
  /** Never throws. */
  scan(bytes: Buffer): Promise<Scanned>
}

export const noScanner: Scanner = { scan: async () => 'not_scanned' }
