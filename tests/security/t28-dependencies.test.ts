/** Threat T28: what is installed is what was chosen: exact versions with checksums, no code run at install, nothing from outside the registry. */
import { readFileSync } from 'node:fs'

// Exact versions, checksums and the absence of addresses: tests/house/hygiene.test.ts.

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
interface Locked {
  version?: string
  integrity?: string
  resolved?: string
  link?: boolean
  hasInstallScript?: boolean
}
const lock = JSON.parse(read('package-lock.json')) as { lockfileVersion: number; packages: Record<string, Locked> }
/** Their scripts print adverts, build optional speed-ups or patch nothing we use; none of them runs here. */
const KNOWN = [
  '@parcel/watcher',
  'abort-controller-es5',
  'botbuilder-dialogs',
  'core-js',
  'core-js-pure',
  'dtrace-provider',
  'esbuild',
  'markdown-it-attrs-es5',
  // Would fetch libraries for graphics cards; the one for processors is inside the package.
  'onnxruntime-node',
  'p-defer-es5',
]
const installed = Object.entries(lock.packages).filter(([path]) => path !== '')

test('every package has a strong checksum', () => {
  expect(installed.length).toBeGreaterThan(100)
  expect(
    installed.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')).map(([path]) => path),
  ).toEqual([])
})

test('nothing comes from git, a file or an address', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >
  const wanted = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(wanted.filter((version) => /[:/]/.test(version))).toEqual([])
  expect(installed.filter(([, { resolved, link }]) => resolved || link)).toEqual([])
})

test('no script of a package runs at install, and none of ours hides in an install step', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare|pack|publish)$/.test(name))).toEqual([])
})

test('packages that bring an install script are known by name: a new one is a decision', () => {
  const scripted = installed
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
  expect([...new Set(scripted)].sort()).toEqual(KNOWN)
})

test('of two zods only our own checks what comes in: the SDK’s older one is never imported', () => {
  const versions = installed
    .filter(([path]) => /(^|\/)node_modules\/zod$/.test(path))
    .map(([path, { version }]) => [path, version])
  expect(versions.find(([path]) => path === 'node_modules/zod')?.[1]).toMatch(/^4\./)
})
