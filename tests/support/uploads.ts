/** Pictures made on the spot, and a tenant who sends them the way the official client does. */
import sharp from 'sharp'
import type { Product } from '../../bot/product.ts'
import { acceptFile } from '../../services/attachments/accept.ts'
import type { KeptFile } from '../../services/attachments/keptFile.ts'
import { noScanner } from '../../services/attachments/scanner.ts'
import { settled } from './signText.ts'
import { directLine, type webTalk } from './webTalk.ts'
import type { World } from './world.ts'

export interface Upload {
  name: string
  bytes: Uint8Array<ArrayBuffer>
  /** What the sender says it is. */
  type?: string
}

/** A camera's picture with a place, a time, an owner's note and a preview inside. */
export async function photograph({ mark = '', width = 640, height = 480 } = {}): Promise<Uint8Array<ArrayBuffer>> {
  const noise = await sharp({ create: { width, height, channels: 3, background: '#7d5a50' } })
    .jpeg()
    .withExif({
      IFD0: { ImageDescription: `front door ${mark}`, Artist: `owner ${mark}`, Make: 'Camera' },
      IFD2: { DateTimeOriginal: '2027:03:09 21:15:00', UserComment: mark },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 8/1 1234/100',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 28/1 1/1',
      },
    })
    .withXmp(
      `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${mark}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
    )
    .toBuffer()
  return new Uint8Array(noise)
}

export const plainPicture = async (
  format: 'jpeg' | 'png' | 'webp' = 'jpeg',
  side = 64,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp({ create: { width: side, height: side, channels: 3, background: '#3355aa' } })
      .toFormat(format)
      .toBuffer(),
  )

export const textBytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'latin1'))

/** The stock client's own shape: the message as a part of a type of its own, then each file. */
export async function upload({
  world,
  talk,
  text = '',
  files,
  id = crypto.randomUUID(),
}: {
  world: World
  talk: Pick<Awaited<ReturnType<typeof webTalk>>, 'id' | 'token'>
  text?: string
  files: Upload[]
  id?: string
}): Promise<Response> {
  const form = new FormData()
  const activity = { type: 'message', text, channelData: { clientActivityID: id }, from: { id: 'me' } }
  form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }))
  for (const { name, bytes, type = 'application/octet-stream' } of files)
    form.append('file', new Blob([bytes], { type }), name)
  const answer = await fetch(`${directLine(world)}/conversations/${talk.id}/upload?userId=me`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${talk.token}` },
    body: form,
  })
  await settled(world)
  return answer
}

/** A file as a talk has stored it, with no message around it. */
export async function holdFile({
  product: { attachments, clock },
  name,
  bytes,
  originals = false,
}: {
  product: Pick<Product, 'attachments' | 'clock'>
  name: string
  bytes?: Uint8Array
  originals?: boolean
}): Promise<KeptFile> {
  const of = Buffer.from(bytes ?? (await plainPicture()))
  const accepted = await acceptFile({ bytes: of, name, originals, asItIs: true, scanner: noScanner })
  if (!accepted.ok) throw new Error(accepted.reason)
  const conversation = { _id: 'talk', landlord: 'meadowbrook' }
  await attachments.hold({ conversation, sealed: accepted.sealed, at: clock() })
  return accepted.file
}
