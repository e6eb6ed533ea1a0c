/** The note that one start leaves in the data folder for the next: the port to come back to, and who watches over mongod. */
import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Remembered = { port: number; supervisor: number }

const fileName = 'mongod.json'

export function remembered(dataDir: string): Remembered | null {
  try {
    const { port, supervisor } = JSON.parse(readFileSync(join(dataDir, fileName), 'utf8'))
    return Number.isInteger(port) && Number.isInteger(supervisor) ? { port, supervisor } : null
  } catch {
    return null
  }
}

export async function remember(input: { dataDir: string } & Remembered): Promise<void> {
  const { dataDir, port, supervisor } = input
  const file = join(dataDir, fileName)
  await writeFile(`${file}.${process.pid}`, `${JSON.stringify({ port, supervisor })}\n`)
  await rename(`${file}.${process.pid}`, file)
}
