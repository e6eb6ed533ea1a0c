/** The official Web Chat client, joined to this page: its events heard, its silences filled. */
import type { Connection } from './connection.ts'
import { type Conversation, DIRECT_LINE } from './conversation.ts'
import { withWholeAddresses } from './files.ts'
import { withSpeaker } from './person.ts'
import type { Activity, DirectLine, WebChat } from './webChat.ts'

// DirectLineJS, ConnectionStatus.
const ONLINE = 2
const OVER = [3, 5]
// DirectLineJS waits this long for an answer, and between two tries to come back: patient in peace, quick after a break.
const PATIENT_MS = 20_000
const HURRIED_MS = 5000

export type Chat = {
  directLine: DirectLine
  render: (look: Record<string, unknown>) => void
  hurry: (broken: boolean) => void
  sendEvent: (event: { name: string; value: unknown }) => void
}

export type OpenChat = {
  webChat: WebChat
  conversation: Conversation
  element: HTMLElement
  connection: Connection
  onEvent: (event: Activity) => void
  onMessage: (message: Activity) => void
  onOver: () => void
}

export function openChat({ webChat, conversation, element, connection, onEvent, onMessage, onOver }: OpenChat): Chat {
  const store = webChat.createStore({}, () => (next) => (action) => {
    const activity = action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' ? action.payload?.activity : undefined
    if (activity?.type === 'event') onEvent(activity)
    const done = next(
      activity
        ? { ...action, payload: { ...action.payload, activity: withSpeaker(withWholeAddresses(activity)) } }
        : action,
    )
    if (activity?.type === 'message' || activity?.type === 'typing') onMessage(activity)
    return done
  })
  const directLine = webChat.createDirectLine({ ...conversation, domain: location.origin + DIRECT_LINE })
  // The client's own rule is 45 tries, then silence for ever. Its version is pinned, so its fields are known.
  Object.assign(directLine, { retries: Number.MAX_SAFE_INTEGER })
  tellFailedPosts({ directLine, connection })
  listenForTheEnd({ directLine, onOver })
  element.replaceChildren()
  return {
    directLine,
    render: (look) => webChat.renderWebChat({ directLine, store, ...look }, element),
    hurry: (broken) => Object.assign(directLine, { timeout: broken ? HURRIED_MS : PATIENT_MS }),
    sendEvent: (event) => store.dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: event }),
  }
}

/** Listening to the activities is what connects the line, and Web Chat insists on doing that first. */
function listenForTheEnd({ directLine, onOver }: { directLine: DirectLine; onOver: () => void }): void {
  let listening = false
  directLine.connectionStatus$.subscribe({
    next: (status) => {
      if (OVER.includes(status)) onOver()
      if (status !== ONLINE || listening) return
      listening = true
      queueMicrotask(() => directLine.activity$.subscribe({ error: onOver }))
    },
  })
}

/** The client reports a message that the server could not take as sent, with the id "retry". Here it fails, so that it can be sent again. */
function tellFailedPosts({ directLine, connection }: { directLine: DirectLine; connection: Connection }): void {
  const post = directLine.postActivity.bind(directLine)
  directLine.postActivity = (activity) => ({
    subscribe: (observer) => {
      const fail = (reason: unknown) => {
        connection.postFailed()
        observer.error?.(reason)
      }
      return post(activity).subscribe({
        next: (id) => {
          if (id === 'retry') return fail(new Error('The message was not taken.'))
          connection.postDelivered()
          observer.next?.(id)
        },
        error: fail,
        complete: () => observer.complete?.(),
      })
    },
  })
}
