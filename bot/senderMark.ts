/** Stands for the address of a device, so that guesses can be counted by it: nobody can tell the address from it, and nobody at all once this process has ended. */
import { createHmac, randomBytes } from 'node:crypto'

export type SenderMark = (address: string) => string

/*
 * Where it is kept, so that an anonymous reporter cannot be traced: it goes only with a message that may hold a code, in
 * the inbox's sealed payload, which is removed with the turn; from there into the memory of the limiter, for minutes. It
 * stands on no conversation, in no transcript, report, case or log. Its key is drawn by each process for itself and never
 * leaves its memory: under the master key, whoever holds that and an old copy of the database could try all addresses there
 * are. The price is that several processes count apart, as every limit here does.
 */
export function createSenderMark(): SenderMark {
  const key = randomBytes(32)
  return (address) => createHmac('sha256', key).update(household(address)).digest('base64url').slice(0, 22)
}

/** Whoever has one address of the newer kind has 2^64 of them: the first four groups are theirs, the rest is their choice. */
function household(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  if (tail === undefined) return groups.slice(0, 4).join(':')
  const after = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0')
  return [...groups, ...zeros, ...after].slice(0, 4).join(':')
}
