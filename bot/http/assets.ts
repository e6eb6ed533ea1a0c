/** Serves the built pages' files from memory, compressed as the browser likes, cacheable for ever because names change with content. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { z } from 'zod'

const pageFiles = z.object({ js: z.string(), css: z.array(z.string()) })
const assetManifest = z.object({
  pages: z.record(z.string(), pageFiles),
  webChat: z.string(),
  strings: z.record(z.string(), z.string()),
})

export type AssetManifest = z.infer<typeof assetManifest>
export type AssetAnswer = { status: 200 | 404; headers: Record<string, string>; body: Buffer }
export type Assets = {
  manifest: AssetManifest
  /** `path` as asked for, such as `/assets/tenant-1a2b3c4d.js`. */
  read: (path: string, acceptEncoding: string | undefined) => AssetAnswer
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
]

export function createAssets({ dir }: { dir: string }): Assets {
  const manifest = assetManifest.parse(JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')))
  // A closed list of names read once: a path can only be found or not found, never walked.
  const names = readdirSync(dir).filter((name) => name !== 'manifest.json')
  const files = new Map(names.map((name) => [`/assets/${name}`, readFileSync(join(dir, name))]))
  return { manifest, read: (path, acceptEncoding) => answer({ files, path, acceptEncoding: acceptEncoding ?? '' }) }
}

function answer({
  files,
  path,
  acceptEncoding,
}: {
  files: Map<string, Buffer>
  path: string
  acceptEncoding: string
}): AssetAnswer {
  const type = TYPES[extname(path)]
  const plain = files.get(path)
  if (!plain || !type) {
    return {
      status: 404,
      headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
      body: Buffer.alloc(0),
    }
  }
  const encoding = ENCODINGS.find(({ name, suffix }) => accepts(acceptEncoding, name) && files.has(path + suffix))
  const headers = {
    'Content-Type': type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    Vary: 'Accept-Encoding',
    ...(encoding && { 'Content-Encoding': encoding.name }),
  }
  return { status: 200, headers, body: (encoding && files.get(path + encoding.suffix)) ?? plain }
}

function accepts(acceptEncoding: string, name: string): boolean {
  return acceptEncoding
    .split(',')
    .some((part) => new RegExp(`^\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*$).*)?$`, 'i').test(part))
}
