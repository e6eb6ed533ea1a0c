/** The tenant page: asks for a conversation at once, shows it in the official client, and keeps the tenant safe around it. */
import './page.css'
import { aboutFits } from './about.ts'
import { type Chat, openChat } from './chat.ts'
import { chatStyle } from './chatStyle.ts'
import { createConnection } from './connection.ts'
import { endConversation, refreshToken, tellShown } from './conversation.ts'
import { createDisplay } from './display.ts'
import { createExit, leaveOnShift } from './exit.ts'
import { saveOnPress } from './files.ts'
import { createKeep } from './keep.ts'
import { openUntilItWorks } from './opening.ts'
import type { PageBoot } from './pageBoot.ts'
import { createPersonLine, nameBesideWords } from './person.ts'
import { endWhenIdle } from './quiet.ts'
import { createShown } from './shown.ts'
import { watchSockets } from './sockets.ts'
import { createStartPanel } from './startPanel.ts'
import { type Activity, webChatReady } from './webChat.ts'
import { createWords } from './words.ts'

// DirectLineJS refreshes every 15 min only when it opened the conversation itself; here the page did.
const REFRESH_MS = 15 * 60_000
const RELOAD_AFTER_MS = 15_000

const boot = JSON.parse(document.querySelector('#boot')!.textContent!) as PageBoot
const { nonce } = document.querySelector<HTMLScriptElement>('#web-chat-bundle')!
const element = document.querySelector<HTMLElement>('#chat')!
const announcer = document.querySelector<HTMLElement>('#announcer')!
const keep = createKeep()
const words = createWords(boot)
const startPanel = createStartPanel({ words, onStart: () => location.reload() })
const connection = createConnection({ onChange: showConnection })
const display = createDisplay({ keep, onChange: render })

const personLine = createPersonLine({ element: document.querySelector<HTMLElement>('#read')!, words })
const shown = createShown({
  element,
  send: async (id) =>
    conversationId !== null && chat !== null && (await tellShown({ conversationId, token: chat.directLine.token, id })),
})

aboutFits(document.querySelector('#about')!)
saveOnPress({ element, token: () => chat?.directLine.token ?? null, onFailed: () => announce('offline.title') })

let conversationId: string | null = null
let chat: Chat | null = null
let quiet = false
/** Somebody of staff is there or asked for; to nobody else is it told that the tenant writes. */
let person = false

watchSockets({
  socketHeard: connection.socketHeard,
  socketOpened: () => {
    chat?.hurry(false)
    connection.socketOpened()
  },
  socketClosed: () => {
    chat?.hurry(true)
    if (conversationId) connection.socketClosed()
  },
})
const { leave } = createExit({ to: boot.exitTo, leaving: () => words.text('exit.leaving'), forget })
leaveOnShift({
  leave,
  onPress: (left) => announce(left === 2 ? 'exit.pressTwice' : 'exit.pressOnce'),
  onStop: () => announce('exit.stopped'),
})
for (const link of document.querySelectorAll<HTMLElement>('[data-language]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    chooseLanguage(link.dataset.language!)
  })
}
window.addEventListener('pagehide', remember)
setInterval(keepAlive, REFRESH_MS)
// Without the client there is nothing to talk with: say so with a phone number, and try the whole page again.
begin().catch(() => {
  connection.startFailed()
  setTimeout(() => location.reload(), RELOAD_AFTER_MS)
})

async function begin(): Promise<void> {
  const opening = openUntilItWorks({ boot, keep, connection })
  const keptLanguage = keep.read<string>('language')
  if (keptLanguage && keptLanguage !== boot.language) await words.switchTo(keptLanguage)
  const [webChat, conversation] = await Promise.all([webChatReady(), opening])
  conversationId = conversation.conversationId
  keep.write('conversation', { conversationId, token: conversation.token })
  chat = openChat({
    webChat,
    conversation,
    element,
    connection,
    onEvent,
    onMessage: heard,
    onOver: () => finish('ended'),
  })
  render()
}

function render(): void {
  const { code, dir } = words.language()
  chat?.render({
    nonce,
    locale: code === 'en' ? 'en-GB' : code,
    dir,
    // Of the other side it is true whether the assistant speaks or a person does.
    overrideLocalizedStrings: { ...words.strings().webChat, ACTIVITY_BOT_SAID_ALT: `${boot.landlord.name}:` },
    sendTypingIndicator: person,
    activityStatusMiddleware: nameBesideWords,
    styleOptions: {
      ...chatStyle({ colours: boot.colours, contrast: display.current().contrast }),
      hideSendBox: !conversationId,
    },
  })
  // Threat T1: a restored browser session must not bring back half-written words.
  element.querySelector('textarea')?.setAttribute('autocomplete', 'off')
}

function onEvent({ name, value }: Activity): void {
  if (name === 'heard/quiet') becomeQuiet()
  if (name === 'heard/person') meet(value as { live: boolean; read: boolean })
  if (name === 'heard/ended') finish('ended')
  if (name === 'heard/language') switchTo((value as { language: string }).language)
}

function heard(activity: Activity): void {
  shown.came(activity)
  personLine.came(activity)
}

function meet({ live, read }: { live: boolean; read: boolean }): void {
  personLine.read(read)
  if (person === live) return
  person = live
  render()
}

function becomeQuiet(): void {
  keep.memoryOnly()
  if (quiet) return
  quiet = true
  // What is told now is kept only when it is sent.
  words.put(document.querySelector('footer p')!, 'page.privacyQuiet')
  endWhenIdle(() => finish('idle'))
}

async function chooseLanguage(code: string): Promise<void> {
  document.querySelector('#languages')!.removeAttribute('open')
  document.querySelector<HTMLElement>('#languages summary')!.focus()
  if (await switchTo(code)) chat?.sendEvent({ name: 'heard/language', value: { language: code } })
}

async function switchTo(code: string): Promise<boolean> {
  if (code === words.language().code || !(await words.switchTo(code))) return false
  keep.write('language', code)
  render()
  return true
}

/** An ended conversation stays readable; one that was left alone on somebody's screen does not. */
function finish(how: 'ended' | 'idle'): void {
  if (!conversationId) return
  if (how === 'idle') element.replaceChildren()
  forget()
  if (how === 'ended') render()
  startPanel.show(how)
}

function forget(): void {
  const id = conversationId
  conversationId = null
  meet({ live: false, read: false })
  if (id && chat) {
    endConversation({ conversationId: id, token: chat.directLine.token })
    chat.directLine.end()
  }
  keep.wipe()
}

/** The token may have been renewed by the client itself. */
function remember(): void {
  if (conversationId && chat) keep.write('conversation', { conversationId, token: chat.directLine.token })
}

async function keepAlive(): Promise<void> {
  if (!conversationId || !chat) return
  const { directLine } = chat
  const token = await refreshToken(directLine.token).catch(() => null)
  if (!token || !conversationId) return
  directLine.reconnect({ conversationId, token, streamUrl: directLine.streamUrl })
  remember()
}

function showConnection(connected: boolean): void {
  document.querySelector<HTMLElement>('#offline')!.hidden = connected
  announcer.textContent = words.text(connected ? 'offline.back' : 'offline.title')
}

function announce(key: string): void {
  announcer.textContent = words.text(key)
}
