/** Fetches MongoDB's own archive into the cache, under a time limit, and refuses it when its published hash differs. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { keep, staged } from './cache.ts'
import type { Env } from './childEnv.ts'
import type { Looked } from './fetchWheel.ts'
import { download, series } from './pins.ts'
import { bringYourOwn } from './probe.ts'
import { lastLine, run } from './run.ts'

export async function fetchOfficial(input: {
  cacheDir: string
  env: Env
  origin?: string | undefined
  limitMs?: number | undefined
}): Promise<Looked> {
  const { cacheDir, env, origin = download.origin, limitMs = download.limitMs } = input
  const name = download.folder.get(process.arch)
  if (process.platform !== 'linux' || !name) {
    return { reason: `there is no pinned archive for ${process.platform} on ${process.arch}`, cure: bringYourOwn }
  }
  const address = `${origin}/linux/${name}.tgz`
  const signal = AbortSignal.timeout(limitMs)
  const work = async (folder: string): Promise<Looked> => {
    const archive = join(folder, 'mongod.tgz')
    // The hash comes from the same host: it guards against a broken transfer; TLS guards against another host.
    const published = (await (await ask(`${address}.sha256`, signal)).text()).trim().split(/\s/)[0]
    const seen = await save({ from: await ask(address, signal), to: archive, signal })
    if (seen !== published) return { reason: 'the archive does not match its published hash', cure: 'try again' }
    const args = ['-xzf', archive, '-C', folder, `${name}/bin/mongod`]
    const unpacked = await run({ program: 'tar', args, env, limitMs })
    if (!unpacked.ok)
      return { reason: `tar: ${lastLine(unpacked.stderr) || unpacked.code}`, cure: 'apt-get install -y tar gzip' }
    return { path: await keep({ cacheDir, series, file: join(folder, name, 'bin/mongod') }) }
  }
  return staged({ cacheDir, work }).catch((error: unknown) => {
    const reason = signal.aborted ? `did not end within ${limitMs / 1000} seconds` : causeOf(error)
    return { reason, cure: `let this machine reach ${origin}, or ${bringYourOwn}` }
  })
}

async function ask(address: string, signal: AbortSignal): Promise<Response> {
  const answer = await fetch(address, { signal })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return answer
}

async function save(input: { from: Response; to: string; signal: AbortSignal }): Promise<string> {
  const hash = createHash('sha256')
  const tap = new Transform({
    transform: (chunk, _encoding, done) => {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  if (!input.from.body) throw new Error('the answer was empty')
  await pipeline(Readable.fromWeb(input.from.body), tap, createWriteStream(input.to), { signal: input.signal })
  return hash.digest('hex')
}

// fetch() says only "fetch failed"; the useful words are in its cause.
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}
