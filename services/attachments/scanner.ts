/** Looks through a file for known malware before it is kept; without a scanner it is kept and marked as not looked through. */

export type Scanned = 'clean' | 'infected' | 'not_scanned'

export interface Scanner {
  /** Throws `unavailable` when the scanner cannot be asked now: nothing is kept unseen where the landlord has one. */
  scan(bytes: Buffer): Promise<Scanned>
}

export const noScanner: Scanner = { scan: async () => 'not_scanned' }
