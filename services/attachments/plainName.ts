/** A file's name as it may be shown: no folders, no controls, no signs that turn the reading order, not long. */

const MOST = 120
// Controls, marks of direction, joiners and the like: in a name they only mislead (threat T21).
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

export function plainName(name: string): string {
  const last = name.toWellFormed().replace(/\\/g, '/').split('/').at(-1) ?? ''
  const plain = last.replace(UNSEEN, '').trim().replace(/^\.+/, '')
  return [...plain].slice(0, MOST).join('').slice(0, MOST).toWellFormed()
}
