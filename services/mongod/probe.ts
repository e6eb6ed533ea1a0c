/** Asks a mongod binary for its version, and turns a failure into its reason and its cure. */
import { existsSync } from 'node:fs'
import type { Env } from './childEnv.ts'
import { lastLine, type Ran, run } from './run.ts'

export type Failure = { reason: string; cure: string }
export type Probe = ({ ok: true } & Version) | ({ ok: false } & Failure)
/** `series` is major.minor: files of one series are not opened by another. */
export type Version = { version: string; series: string }

export const installAll = 'apt-get install -y python3-pip libcurl4'
export const bringYourOwn = 'install MongoDB and set HEARD_MONGOD to the path of its mongod, or set MONGODB_URI'

// Debian 12's packages for the libraries that mongod is linked with.
const packages = new Map([
  ['libcurl.so.4', 'libcurl4'],
  ['libssl.so.3', 'libssl3'],
  ['libcrypto.so.3', 'libssl3'],
  ['liblzma.so.5', 'liblzma5'],
  ['libgssapi_krb5.so.2', 'libgssapi-krb5-2'],
])

export async function probeMongod(input: { binary: string; env: Env }): Promise<Probe> {
  const ran = await run({ program: input.binary, args: ['--version'], env: input.env, limitMs: 10_000 })
  const version = /^db version v((\d+\.\d+)\.\d+\S*)/m.exec(ran.stdout)
  if (ran.ok && version) return { ok: true, version: version[1]!, series: version[2]! }
  return { ok: false, ...explain({ binary: input.binary, ran }) }
}

function explain({ binary, ran }: { binary: string; ran: Ran }): Failure {
  const said = lastLine(ran.stderr) || lastLine(ran.stdout)
  const library = /error while loading shared libraries: ([^:\s]+):/.exec(ran.stderr)?.[1]
  if (library) {
    const wanted = packages.get(library)
    return { reason: said, cure: wanted ? `apt-get install -y ${wanted}` : `install the package that holds ${library}` }
  }
  if (/GLIBC\w*_[\d.]+' not found/.test(ran.stderr)) {
    return { reason: said, cure: `this build is for a newer system: ${bringYourOwn}` }
  }
  if (ran.code === 'ENOENT' && !existsSync(binary)) return { reason: 'there is no such file', cure: bringYourOwn }
  if (ran.code === 'ENOENT') {
    return { reason: 'the file is there, its loader is not (a system without glibc)', cure: bringYourOwn }
  }
  if (ran.code === 'EACCES') return { reason: 'the file may not be executed', cure: `chmod +x ${binary}` }
  if (ran.signal === 'SIGILL') {
    return { reason: 'illegal instruction: mongod 5 and newer need a processor with AVX', cure: 'set MONGODB_URI' }
  }
  if (ran.tooSlow) return { reason: 'did not answer --version within 10 seconds', cure: bringYourOwn }
  return {
    reason: `did not answer --version as mongod does: ${said || ran.code || ran.signal || 'no words'}`,
    cure: bringYourOwn,
  }
}
