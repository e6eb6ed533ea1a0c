/** What the system knows of a running process: its parent, its words, when it began; null when it does not run. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type ProcessInfo = {
  parent: number
  command: string
  /** Distinguishes two processes that had the same number one after the other. */
  started: string
}

export function processInfo(pid: number): ProcessInfo | null {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
  } catch {
    return null
  }
}

// Not `ps`: slim images have none.
function fromProc(pid: number): ProcessInfo | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold blanks: the fields proper begin after the last bracket (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return null
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  return { parent: Number(fields[1]), command, started: fields[19] ?? '' }
}

function fromPs(pid: number): ProcessInfo | null {
  const field = (name: string) => execFileSync('ps', ['-o', `${name}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
  return { parent: Number(field('ppid')), command: field('args'), started: field('lstart') }
}
