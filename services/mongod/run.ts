/** Runs a program to its end, under a time limit, and hands back what it said; a failure is a value. */
import { execFile } from 'node:child_process'
import { childEnv, type Env } from './childEnv.ts'

export type Ran = {
  ok: boolean
  stdout: string
  stderr: string
  /** What the system said when the program could not be started, for example ENOENT. */
  code: string | null
  signal: string | null
  tooSlow: boolean
}

export function run(input: { program: string; args: string[]; env: Env; limitMs: number }): Promise<Ran> {
  const options = { env: childEnv(input.env), timeout: input.limitMs, maxBuffer: 16 * 1024 * 1024 }
  return new Promise((resolve) => {
    execFile(input.program, input.args, options, (error, stdout, stderr) => {
      resolve({
        ok: error === null,
        stdout,
        stderr,
        code: typeof error?.code === 'string' ? error.code : null,
        signal: error?.signal ?? null,
        tooSlow: error?.killed === true,
      })
    })
  })
}

export function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return (lines.findLast((line) => line !== '') ?? '').slice(0, 300)
}
