/** Builds the pages once per change of their sources; any number of processes may call it at the same time. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const builder = fileURLToPath(new URL('./buildInto.ts', import.meta.url))
const BUILDS_KEPT = 3

export type BuildPages = {
  /** Each build gets a folder of its own in here, named by the hash of the sources. */
  outDir: string
  log: { info: (event: string, fields?: Record<string, unknown>) => void }
}

export async function buildPages({ outDir, log }: BuildPages): Promise<{ dir: string }> {
  const dir = join(outDir, await hashSources())
  if (existsSync(dir)) return { dir }
  log.info('pages.build')
  await mkdir(outDir, { recursive: true })
  const draft = `${dir}.${process.pid}.draft`
  // A process of its own: the bundler's memory is given back when it ends, and a draft is never served.
  await promisify(execFile)(process.execPath, ['--no-warnings', builder, draft], { cwd: repository })
  await rename(draft, dir).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(dir)) throw error
  })
  await removeOldBuilds(outDir)
  return { dir }
}

async function hashSources(): Promise<string> {
  const pages = await filesBelow(join(repository, 'bot/pages'))
  const locales = (await readdir(join(repository, 'locales'))).map((name) =>
    join(repository, 'locales', name, 'page.json'),
  )
  const hash = createHash('sha256')
  // The console counts text segments with the channel's own arithmetic.
  const shared = [join(repository, 'bot/channels/sms/segments.ts'), join(repository, 'package-lock.json')]
  for (const path of [...pages, ...locales.filter(existsSync), ...shared].sort()) {
    hash.update(`${path.slice(repository.length)}\0`).update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 16)
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** A few old builds stay, because a page opened before an update may still ask for its files. */
async function removeOldBuilds(outDir: string): Promise<void> {
  const builds = (await readdir(outDir)).filter((name) => /^[0-9a-f]{16}$/.test(name)).map((name) => join(outDir, name))
  const aged = await Promise.all(builds.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })))
  const old = aged.sort((one, other) => other.at - one.at).slice(BUILDS_KEPT)
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })))
}
