/** The fetched mongod binaries: made ready beside the cache, moved into it in one step, so that no reader sees half a file. */
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const staleAfterMs = 60 * 60 * 1000

export async function cachedBinary(input: { cacheDir: string; series?: string | undefined }): Promise<string | null> {
  const names = await readdir(input.cacheDir).catch(() => [])
  const kept = names.filter((name) => /^mongod-\d+\.\d+$/.test(name)).sort((a, b) => seriesOf(b) - seriesOf(a))
  const wanted = kept.find((name) => name === `mongod-${input.series}`) ?? kept[0]
  return wanted ? join(input.cacheDir, wanted, 'mongod') : null
}

function seriesOf(name: string): number {
  return Number(name.slice('mongod-'.length))
}

/** Runs `work` in a folder of its own inside the cache's file system, and takes the folder away afterwards. */
export async function staged<T>(input: { cacheDir: string; work: (folder: string) => Promise<T> }): Promise<T> {
  await mkdir(input.cacheDir, { recursive: true })
  await sweep(input.cacheDir)
  const folder = await mkdtemp(join(input.cacheDir, 'fetch-'))
  try {
    return await input.work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// A fetch that was killed leaves its folder behind.
async function sweep(cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    if (!name.startsWith('fetch-')) continue
    const found = await stat(join(cacheDir, name)).catch(() => null)
    if (found && found.mtimeMs < Date.now() - staleAfterMs) {
      await rm(join(cacheDir, name), { recursive: true, force: true })
    }
  }
}

/** Renaming the file, not its folder, lets two fetches that end together both succeed: the later one replaces its equal. */
export async function keep(input: { cacheDir: string; series: string; file: string }): Promise<string> {
  const folder = join(input.cacheDir, `mongod-${input.series}`)
  await chmod(input.file, 0o755)
  await mkdir(folder, { recursive: true })
  await rename(input.file, join(folder, 'mongod'))
  return join(folder, 'mongod')
}
