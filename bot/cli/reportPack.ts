/** `heard report pack`: the reports of a month or a quarter, as text and as CSV, in a folder of their own. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { packPeriod } from '../../services/reports/packPeriod.ts'
import { makeFigures } from './report.ts'
import { makeCode } from './reportCode.ts'
import { makeTsm } from './reportTsm.ts'
import { sayLine } from './sayLine.ts'
import type { Place } from './withDatabase.ts'
import { type Make, notBound, withReport } from './withReport.ts'

export interface PackAsked {
  /** `2027-03` or `2027-Q1` */
  of: string
  out: string
  landlord?: string
}

const PARTS: readonly [string, Make][] = [
  ['report', makeFigures],
  ['code', makeCode],
  ['tsm', makeTsm],
]
const FORMS = [
  ['txt', 'text'],
  ['csv', 'csv'],
] as const

export async function packCommand({ of, out, landlord, env, print, fail, now }: Place & PackAsked): Promise<number> {
  const period = packPeriod(of)
  if (!period) {
    fail(sayLine({ key: 'pack_bad_of', params: { of } }))
    return 1
  }
  return await withReport({
    ...{ landlord, period, env, fail, now },
    run: async (place) => {
      const folder = resolve(out, `${place.landlord.slug}-${of}`)
      await mkdir(resolve(out), { recursive: true, mode: 0o700 })
      // What was handed to a board is never written over.
      if (!(await isNew(folder))) {
        fail(sayLine({ key: 'pack_folder_used', params: { folder } }))
        return false
      }
      for (const [name, make] of PARTS) {
        const made = await make(place)
        if (!made.ok) {
          print(notBound(place))
          continue
        }
        for (const [ending, format] of FORMS)
          await writeFile(join(folder, `${name}.${ending}`), `${made.as(format)}\n`, { mode: 0o600, flag: 'wx' })
      }
      print(sayLine({ key: now < period.end ? 'pack_not_over' : 'pack_done', params: { folder, of } }))
      return true
    },
  })
}

const isNew = (folder: string): Promise<boolean> =>
  mkdir(folder, { mode: 0o700 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
