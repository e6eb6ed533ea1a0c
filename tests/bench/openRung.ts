/** A rung as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { AS_STARTED } from './asStarted.ts'

export async function openRung({
  rung,
  uri,
}: {
  rung: string
  uri: string
}): Promise<{ port: number; child: ChildProcess }> {
  const child = spawn(process.execPath, [...AS_STARTED, new URL('rungs.ts', import.meta.url).pathname, rung], {
    env: { ...process.env, BENCH_URI: uri },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith('{"port"')) return { port: (JSON.parse(line) as { port: number }).port, child }
  }
  throw new Error(`The rung ${rung} did not start.`)
}
