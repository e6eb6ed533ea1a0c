/** WebSocket streams: a one-use ticket opens one, and it is fed from the watermark on. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { errorCode } from '../services/log.ts'
import type { Hub } from './hub.ts'
import type { Product } from './product.ts'

const STREAM = /^\/v3\/directline\/conversations\/([\w-]{10,60})\/stream$/

export function attachStreams({
  product,
  hub,
  http,
}: {
  product: Product
  hub: Hub
  http: import('node:http').Server
}): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024, clientTracking: false })
  const refuse = (socket: Duplex, status: string): void => {
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://heard')
    const id = STREAM.exec(url.pathname)?.[1]
    if (!id) return refuse(socket, '404 Not Found')
    const landlords = product.landlords.all().map(({ slug }) => slug)
    const holder = await product.tokens.redeem({ ticket: url.searchParams.get('t') ?? '', landlords })
    if (!holder || holder.conversation !== id) return refuse(socket, '403 Forbidden')
    const mark = url.searchParams.get('watermark') ?? ''
    const after = /^\d{1,9}$/.test(mark) ? Number(mark) : 0
    const conversation = await product.conversations
      .findOne({ _id: id, landlord: holder.landlord })
      .lean<ConversationRecord>()
    sockets.handleUpgrade(request, socket, head, (open) => {
      hub.attach({ socket: open, conversation: conversation ?? placeholder({ id, landlord: holder.landlord }), after })
    })
  }

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy())
    upgrade(request, socket, head).catch((error: unknown) => {
      product.log.warn('stream refused', { code: errorCode(error) })
      refuse(socket, '503 Service Unavailable')
    })
  }
  http.on('upgrade', onUpgrade)
  return {
    close: () => {
      http.off('upgrade', onUpgrade)
      sockets.close()
    },
  }
}

/** A client may connect before the first turn has made the conversation; the hub asks the log as soon as there is one. */
const placeholder = ({ id, landlord }: { id: string; landlord: string }): ConversationRecord =>
  ({ _id: id, landlord, sections: [] as ConversationRecord['sections'] }) as ConversationRecord
