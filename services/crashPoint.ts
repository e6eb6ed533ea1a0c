/** Named places where a fault test may end the process as `kill -9` would; nothing happens unless CRASH_AT names one. */
const armed = process.env.NODE_ENV === 'production' ? undefined : process.env.CRASH_AT

export const CRASH_POINTS = [
  'accepted',
  'leased',
  'talked',
  'before_commit',
  'after_commit',
  'before_send',
  'after_send',
  'after_mark',
] as const
export type CrashPoint = (typeof CRASH_POINTS)[number]

export function crashPoint(name: CrashPoint): void {
  if (armed === name) process.kill(process.pid, 'SIGKILL')
}
