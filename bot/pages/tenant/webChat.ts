/** The parts of the official Web Chat bundle that this page uses, and the moment it is ready. */

export type Attachment = { contentType: string; name?: string; contentUrl?: string; thumbnailUrl?: string }
export type Activity = {
  type: string
  name?: string
  text?: string
  value?: unknown
  id?: string
  channelData?: { by?: string }
  from?: { id: string; name?: string }
  attachments?: Attachment[]
}

type Observer<T> = { next?: (value: T) => void; error?: (reason: unknown) => void; complete?: () => void }
type Observable<T> = { subscribe: (observer: Observer<T>) => { unsubscribe: () => void } }

export type DirectLine = {
  activity$: Observable<Activity>
  connectionStatus$: Observable<number>
  postActivity: (activity: Activity) => Observable<string>
  reconnect: (conversation: { conversationId: string; token: string; streamUrl: string }) => void
  end: () => void
  token: string
  streamUrl: string
}

export type WebChatAction = { type: string; payload?: { activity?: Activity } }
export type WebChatStore = { dispatch: (action: { type: string; payload: unknown }) => void }
type Middleware = () => (next: (action: WebChatAction) => unknown) => (action: WebChatAction) => unknown

export type WebChat = {
  createStore: (initial: object, middleware: Middleware) => WebChatStore
  createDirectLine: (options: {
    domain: string
    token: string
    conversationId: string
    streamUrl: string
  }) => DirectLine
  renderWebChat: (props: Record<string, unknown>, element: HTMLElement) => void
}

declare global {
  interface Window {
    WebChat?: WebChat
  }
}

export function webChatReady(): Promise<WebChat> {
  if (window.WebChat) return Promise.resolve(window.WebChat)
  const script = document.querySelector<HTMLScriptElement>('#web-chat-bundle')!
  return new Promise((resolve, reject) => {
    script.addEventListener('load', () => resolve(window.WebChat!))
    script.addEventListener('error', () => reject(new Error('The Web Chat bundle did not load.')))
  })
}
