/** Tells when the page's WebSocket opens, speaks and closes; the official client does not pass this on. */

export type SocketWatcher = { socketOpened: () => void; socketHeard: () => void; socketClosed: () => void }

export function watchSockets({ socketOpened, socketHeard, socketClosed }: SocketWatcher): void {
  window.WebSocket = new Proxy(window.WebSocket, {
    construct: (Plain, [url, protocols]: [string, string[] | undefined]) => {
      const socket = new Plain(url, protocols ?? [])
      socket.addEventListener('open', socketOpened)
      socket.addEventListener('message', socketHeard)
      socket.addEventListener('close', socketClosed)
      return socket
    },
  })
}
