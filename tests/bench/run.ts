/** `npm run bench`: prints the ladder and its ratios, and keeps them with the commit they were measured at. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { ladder, type Rung } from './ladder.ts'
import { understandingCost, understandingTables } from './understanding.ts'

const { rungs, sms, turn } = await ladder({ seconds: Number(process.env.BENCH_SECONDS ?? 8) })
const round = (ratio: number): number => Math.round(ratio * 100) / 100

const out = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const row = ({ name, perSecond, p50, p99, errors }: Rung): string =>
  `${name.padEnd(12)} ${String(perSecond).padStart(8)}/s   p50 ${String(p50).padStart(6)} ms   p99 ${String(p99).padStart(6)} ms   errors ${errors}`
for (const rung of rungs) out(row(rung))
const promises = [
  { name: 'full turn / two-insert transaction', of: turn, goal: 0.5 },
  { name: 'SMS accept / one majority insert', of: sms, goal: 0.7 },
].map(({ name, of: { ratio, ratios }, goal }) => ({ name, value: round(ratio), rounds: ratios.map(round), goal }))
out('')
for (const { name, value, rounds, goal } of promises)
  out(
    `${name.padEnd(36)} ${value.toFixed(2)}   goal ${goal}   ${value >= goal ? 'met' : 'missed'}   rounds ${rounds.join(' ')}`,
  )

const costs = { full: await understandingCost('full'), alone: await understandingCost('alone') }
out('')
for (const [name, { p50, p99, megabytes }] of Object.entries(costs))
  out(
    `understand 300 characters, ${name === 'full' ? 'with the encoder' : 'without it'}: p50 ${p50} ms   p99 ${p99} ms   ${megabytes} MB`,
  )
for (const line of understandingTables()) out(line)

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const folder = new URL('results/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(
  new URL('ladder.json', folder),
  `${JSON.stringify({ commit, cores: cpus().length, node: process.version, rungs, promises, understanding: costs }, null, 2)}\n`,
)
process.exit(0)
