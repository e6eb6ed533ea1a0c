/** Which folder may import which: bot → dialogs → services, and nothing points back. */
import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { sourceFiles } from '../support/sourceFiles.ts'

const root = resolve(import.meta.dirname, '../..')
const files = sourceFiles(['bot', 'dialogs', 'locales', 'services'])

interface Import {
  from: string
  to: string
  line: string
}

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([line, target]) => ({
    from,
    line: line as string,
    to: (target as string).startsWith('.')
      ? relative(root, resolve(root, dirname(from), target as string))
      : (target as string),
  })),
)
const top = (path: string): string => path.split('/')[0] as string
const broken = (rule: (one: Import) => boolean): string[] =>
  imports.filter(rule).map(({ from, to }) => `${from} → ${to}`)

const MAY: Record<string, string[]> = {
  bot: ['bot', 'dialogs', 'services', 'locales'],
  dialogs: ['dialogs', 'services', 'locales'],
  services: ['services'],
  locales: ['locales'],
}
const FOLDERS = Object.keys(MAY)

test('no file imports against the arrows', () => {
  const mayReadLocales = /^services\/(letters|dates)\//
  expect(
    broken(
      ({ from, to }) =>
        FOLDERS.includes(top(to)) &&
        !MAY[top(from)]!.includes(top(to)) &&
        !(top(to) === 'locales' && mayReadLocales.test(from)),
    ),
  ).toEqual([])
})

test('only services import mongoose', () => {
  // Types of the driver's session and models may be named elsewhere; its code may not.
  expect(
    broken(({ from, to, line }) => to === 'mongoose' && top(from) !== 'services' && !isTypeOnly({ from, line })),
  ).toEqual([])
})

test('only the SMS files import twilio', () => {
  expect(broken(({ from, to }) => to === 'twilio' && !from.startsWith('bot/channels/sms/'))).toEqual([])
})

test('only bot imports restify, and dialogs meet the Bot Framework in three files', () => {
  expect(broken(({ from, to }) => to === 'restify' && top(from) !== 'bot')).toEqual([])
  const allowed = ['dialogs/form/form.ts', 'dialogs/main.ts', 'dialogs/talkOf.ts']
  expect(
    broken(
      ({ from, to }) => /^(botbuilder|botframework)/.test(to) && (top(from) === 'services' || top(from) === 'locales'),
    ),
  ).toEqual([])
  expect(
    broken(
      ({ from, to }) => /^(botbuilder|botframework)/.test(to) && top(from) === 'dialogs' && !allowed.includes(from),
    ),
  ).toEqual([])
})

test('there are no circles of files', () => {
  const edges = new Map<string, string[]>()
  for (const { from, to } of imports)
    if (FOLDERS.includes(top(to)) && !isTypeOnly({ from, line: `'${relative(dirname(from), to)}'`, to }))
      edges.set(from, [...(edges.get(from) ?? []), to])
  const circles: string[] = []
  const done = new Set<string>()
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const next of edges.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
  expect(circles).toEqual([])
})

/** True when every import of that target in the file is `import type`. */
function isTypeOnly({ from, line, to }: { from: string; line: string; to?: string }): boolean {
  const source = readFileSync(join(root, from), 'utf8')
  const statements = source.split(/^(?=import\b|export\b)/m).filter((statement) => {
    const target = /from\s*'([^']+)'/.exec(statement)?.[1]
    if (!target) return false
    return to === undefined
      ? line.includes(`'${target}'`)
      : target.startsWith('.') && relative(root, resolve(root, dirname(from), target)) === to
  })
  return (
    statements.length > 0 &&
    statements.every((statement) => {
      const clause = statement.slice(0, statement.indexOf('from'))
      return (
        /^(import|export)\s+type\b/.test(clause) ||
        (/\{/.test(clause) &&
          clause
            .replace(/^[^{]*\{|\}[^}]*$/g, '')
            .split(',')
            .map((name) => name.trim())
            .filter(Boolean)
            .every((name) => name.startsWith('type ')))
      )
    })
  )
}
