/** What the tree may hold: exact versions, no scripts, no addresses, no left-overs, names that say one thing. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { sourceFiles } from '../support/sourceFiles.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)
const code = sourceFiles(['bot', 'dialogs', 'locales', 'services'])

test('every dependency has an exact version', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'))
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)),
  )
  expect(loose).toEqual([])
})

test('no install script may run and the lock file holds no download address (T28)', () => {
  const npmrc = read('.npmrc')
  expect(npmrc).toMatch(/^ignore-scripts=true$/m)
  expect(npmrc).toMatch(/^save-exact=true$/m)
  expect(npmrc).toMatch(/^omit-lockfile-registry-resolved=true$/m)
  expect(read('package-lock.json')).not.toMatch(/"resolved"/)
  const lock = JSON.parse(read('package-lock.json')).packages as Record<string, { integrity?: string; link?: boolean }>
  expect(
    Object.entries(lock)
      .filter(([path, entry]) => path !== '' && !entry.integrity && !entry.link)
      .map(([path]) => path),
  ).toEqual([])
})

test('the top level is the house and nothing else', () => {
  const top = new Set(tracked.map((path) => path.split('/')[0]))
  const house = [
    'bot',
    'dialogs',
    'locales',
    'services',
    'tests',
    '.ci',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'biome.json',
    'README.md',
    'LICENSE',
    '.npmrc',
    '.gitignore',
  ]
  expect([...top].filter((name) => !house.includes(name as string))).toEqual([])
})

test('no file is named for having no name', () => {
  expect(code.filter((path) => /^(utils?|helpers?|common|misc|types|manager)\.tsx?$/.test(basename(path)))).toEqual([])
})

test('every source file opens with its promise', () => {
  expect(code.filter((path) => !/^(#!.*\n)?\/\*\*/.test(read(path)))).toEqual([])
})

test('source files stay small enough to hold one idea', () => {
  expect(code.filter((path) => read(path).split('\n').length > 260)).toEqual([])
})

test('nothing is left over and no test is skipped', () => {
  const marks = new RegExp(['TO', 'DO|FIX', 'ME|X', 'XX'].join(''))
  expect(code.filter((path) => marks.test(read(path)))).toEqual([])
  const skipped = sourceFiles(['tests']).filter(
    (path) =>
      /\b(it|test|describe)\.(skip|only|todo)\b|\bx(it|describe)\(/.test(read(path)) &&
      !path.endsWith('hygiene.test.ts'),
  )
  expect(skipped).toEqual([])
})

test('the console belongs to nobody but the log', () => {
  expect(
    code.filter(
      (path) => /\bconsole\./.test(read(path)) && !path.startsWith('bot/pages/') && path !== 'services/log.ts',
    ),
  ).toEqual([])
})

test('no landlord profile holds a secret (T31)', () => {
  const profiles = sourceFiles(['services/landlords/profiles'], /\.yaml$/)
  expect(profiles.length).toBeGreaterThan(0)
  expect(profiles.filter((path) => /(secret|token|password|auth_?key|api_?key)\s*:/i.test(read(path)))).toEqual([])
})

test('no mock of our own code', () => {
  expect(
    sourceFiles(['tests']).filter((path) => /\bjest\.(mock|unstable_mockModule|spyOn)\(/.test(read(path))),
  ).toEqual([])
})
