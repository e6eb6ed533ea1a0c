/** The key of the team that reads reports, the same for every process on one database. */
import { createHash } from 'node:crypto'

export const teamKeyOf = (masterKey: string): string =>
  createHash('sha256').update(`team ${masterKey}`).digest('base64')
