/** Makes the copy of a picture that people look at: decoded for real and drawn anew, so that nothing of the file but its picture is left. */
import sharp from 'sharp'

/** Only what decodes the three kinds of picture that are taken; every other reader of the library is shut. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
sharp.concurrency(1)

/** Points of a picture: what a phone takes at its best, and far below what fills the memory (faults-and-threats.md, T21). */
export const MOST_PIXELS = 50_000_000
/** Points along the longer side: enough to read a letter or a number on a wall. */
const LONGEST = 2560
const THUMB = 320
const QUALITY = 82

/** `thumb`: JPEG as base64, a few kilobytes. */
export type Copied = { ok: true; picture: Buffer; thumb: string } | { ok: false; reason: 'broken' | 'tooBig' }

export async function displayCopy(bytes: Buffer): Promise<Copied> {
  try {
    const open = (from: Buffer) => sharp(from, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()
    if (width * height > MOST_PIXELS) return { ok: false, reason: 'tooBig' }
    // Turned as the camera was held, and then without metadata, profile or transparency: none is written unless asked for.
    const picture = await open(bytes)
      .rotate()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
      .toBuffer()
    const thumb = await open(picture)
      .resize({ width: THUMB, height: THUMB, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 70 })
      .toBuffer()
    return { ok: true, picture, thumb: thumb.toString('base64') }
  } catch {
    return { ok: false, reason: 'broken' }
  }
}
