#!/usr/bin/env node
/** `heard <command>`: the operator's tool; one file per command under cli/. */
import { Command } from 'commander'
import { catalogue } from '../locales/index.ts'
import type { CorpusAsked } from './cli/corpusRows.ts'
import type { ExportAsked } from './cli/export.ts'
import type { LintAsked } from './cli/lint.ts'
import type { ReportAsked } from './cli/report.ts'
import type { PackAsked } from './cli/reportPack.ts'

const words = catalogue.en.cli as Record<string, string>
const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const fail = (line: string): void => {
  process.stderr.write(`${line}\n`)
  process.exitCode = 1
}

const place = () => ({ env: process.env, print, fail, now: new Date() })

const heard = new Command('heard').description(words.heard ?? '').showHelpAfterError()

heard
  .command('start')
  .description(words.start ?? '')
  .action(async () => {
    const { startCommand } = await import('./cli/start.ts')
    const code = await startCommand({ env: process.env, print })
    if (code !== 0) process.exit(code)
  })

heard
  .command('talk')
  .description(words.talk ?? '')
  .option('--channel <channel>', words.talk_channel ?? '', 'webchat')
  .option('--language <code>', words.talk_language ?? '', 'en')
  .option('--landlord <slug>', words.talk_landlord ?? '')
  .action(async (options: { channel: string; language: string; landlord?: string }) => {
    const { talkCommand } = await import('./cli/talk.ts')
    process.exit(await talkCommand({ ...options, env: process.env, input: process.stdin, print }))
  })

heard
  .command('understand')
  .description(words.understand ?? '')
  .action(async () => {
    const { understandCommand } = await import('./cli/understand.ts')
    await understandCommand({ input: process.stdin, output: process.stdout })
  })

heard
  .command('deadline')
  .description(words.deadline ?? '')
  .requiredOption('--from <when>', words.deadline_from ?? '')
  .requiredOption('--add <number>', words.deadline_add ?? '')
  .requiredOption('--unit <unit>', words.deadline_unit ?? '')
  .requiredOption('--nation <nation>', words.deadline_nation ?? '')
  .action(async (options: { from: string; add: string; unit: string; nation: string }) => {
    const { deadlineCommand } = await import('./cli/deadline.ts')
    const { ok, out } = deadlineCommand(options)
    if (ok) print(out)
    else fail(out)
  })

const staff = heard.command('staff').description(words.staff ?? '')
staff
  .command('add')
  .description(words.staff_add ?? '')
  .option('--email <address>', words.staff_email ?? '')
  .option('--name <name>', words.staff_name ?? '')
  .option('--role <roles>', words.staff_role ?? '')
  .option('--team <teams>', words.staff_team ?? '')
  .option('--landlord <slug>', words.staff_landlord ?? '')
  .option('--trained-until <date>', words.staff_trained_until ?? '')
  .action(async (input: Record<string, string>) => {
    const { addStaff } = await import('./cli/addStaff.ts')
    process.exit(await addStaff({ input, env: process.env, print, fail }))
  })

staff
  .command('trained')
  .description(words.staff_trained ?? '')
  .requiredOption('--email <address>', words.staff_email ?? '')
  .requiredOption('--until <date>', words.staff_trained_until ?? '')
  .option('--landlord <slug>', words.staff_landlord ?? '')
  .action(async (options: { email: string; until: string; landlord?: string }) => {
    const { trainedCommand } = await import('./cli/trained.ts')
    process.exit(await trainedCommand({ ...options, ...place() }))
  })

staff
  .command('reset-factor')
  .description(words.staff_reset_factor ?? '')
  .requiredOption('--email <address>', words.staff_email ?? '')
  .option('--landlord <slug>', words.staff_landlord ?? '')
  .action(async (options: { email: string; landlord?: string }) => {
    const { resetFactorCommand } = await import('./cli/resetFactor.ts')
    process.exit(await resetFactorCommand({ ...options, ...place() }))
  })

heard
  .command('verify')
  .description(words.verify ?? '')
  .action(async () => {
    const { verifyCommand } = await import('./cli/verify.ts')
    process.exit(await verifyCommand({ env: process.env, print, fail }))
  })

heard
  .command('backup')
  .description(words.backup ?? '')
  .requiredOption('--to <file>', words.backup_to ?? '')
  .action(async (options: { to: string }) => {
    const { backupCommand } = await import('./cli/backup.ts')
    process.exit(await backupCommand({ ...options, ...place() }))
  })

heard
  .command('restore')
  .description(words.restore ?? '')
  .requiredOption('--from <file>', words.restore_from ?? '')
  .action(async (options: { from: string }) => {
    const { restoreCommand } = await import('./cli/restore.ts')
    process.exit(await restoreCommand({ ...options, ...place() }))
  })

// `heard report --from … --to …` is `heard report figures`: a command of its own, so that its options are not those of the others.
const report = heard.command('report').description(words.report ?? '')
const DAYS = [
  ['figures', words.report_figures],
  ['code', words.report_code],
  ['tsm', words.report_tsm],
] as const
for (const [what, description] of DAYS)
  report
    .command(what, { isDefault: what === 'figures' })
    .description(description ?? '')
    .requiredOption('--from <date>', words.report_from ?? '')
    .requiredOption('--to <date>', words.report_to ?? '')
    .option('--landlord <slug>', words.staff_landlord ?? '')
    .option('--format <format>', words.report_format ?? '', 'text')
    .action(async (options: ReportAsked) => {
      const { reportCommand } = await import('./cli/report.ts')
      process.exit(await reportCommand({ what, ...options, ...place() }))
    })
report
  .command('pack')
  .description(words.report_pack ?? '')
  .requiredOption('--of <month>', words.pack_of ?? '')
  .requiredOption('--out <folder>', words.pack_out ?? '')
  .option('--landlord <slug>', words.staff_landlord ?? '')
  .action(async (options: PackAsked) => {
    const { packCommand } = await import('./cli/reportPack.ts')
    process.exit(await packCommand({ ...options, ...place() }))
  })

heard
  .command('lint')
  .description(words.lint ?? '')
  .option('--landlord <slug>', words.staff_landlord ?? '')
  .option('--strict', words.lint_strict ?? '')
  .action(async (options: LintAsked) => {
    const { lintCommand } = await import('./cli/lint.ts')
    process.exitCode = lintCommand({ ...options, ...place() })
  })

heard
  .command('export')
  .description(words.export ?? '')
  .option('--reference <reference>', words.export_reference_option ?? '')
  .option('--phone <number>', words.export_phone ?? '')
  .option('--email <address>', words.export_email ?? '')
  .option('--landlord <slug>', words.staff_landlord ?? '')
  .requiredOption('--to <folder>', words.export_to ?? '')
  .requiredOption('--by <name>', words.export_by ?? '')
  .option('--restricted <reason>', words.export_restricted ?? '')
  .option('--earlier', words.export_earlier_option ?? '')
  .action(async (options: ExportAsked) => {
    const { exportCommand } = await import('./cli/export.ts')
    process.exit(await exportCommand({ ...options, ...place() }))
  })

heard
  .command('corpus')
  .description(words.corpus ?? '')
  .option('--landlord <slug>', words.staff_landlord ?? '')
  .requiredOption('--to <file>', words.corpus_to ?? '')
  .requiredOption('--by <address>', words.corpus_by ?? '')
  .action(async (options: CorpusAsked) => {
    const { corpusCommand } = await import('./cli/corpusRows.ts')
    process.exit(await corpusCommand({ ...options, ...place(), input: process.stdin }))
  })

heard
  .command('rotate')
  .description(words.rotate ?? '')
  .action(async () => {
    const { rotateCommand } = await import('./cli/rotate.ts')
    process.exit(await rotateCommand(place()))
  })

await heard.parseAsync()
