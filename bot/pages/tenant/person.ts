/** One quiet line about the person on the other side: that they write, or have read everything; and their name beside their words. */
import type { Activity } from './webChat.ts'
import type { Words } from './words.ts'

// As long as Web Chat shows its own sign.
const WRITING_MS = 5000

export type PersonLine = {
  /** Whoever holds the conversation has read everything. */
  read: (all: boolean) => void
  came: (activity: Activity) => void
}

export function createPersonLine({ element, words }: { element: HTMLElement; words: Words }): PersonLine {
  let all = false
  let writer: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (): void => {
    if (writer !== null) {
      delete element.dataset.text
      element.textContent = words.strings().webChat.TYPING_INDICATOR_SINGLE_TEXT.replace('$1', () => writer ?? '')
    } else if (all) words.put(element, 'page.read')
    element.hidden = writer === null && !all
  }
  const stop = (): void => {
    clearTimeout(timer)
    writer = null
    show()
  }
  return {
    read: (now) => {
      all = now
      show()
    },
    came: ({ type, from }) => {
      if (from?.id !== 'staff') return
      if (type !== 'typing' || !from.name) return stop()
      writer = from.name
      clearTimeout(timer)
      timer = setTimeout(stop, WRITING_MS)
      show()
    },
  }
}

const speakerOf = ({ from, channelData }: Activity): string | null =>
  channelData?.by === 'staff' && from?.name ? from.name : null

/** Whoever listens to the page hears the name before the words; the client itself knows only one other side. */
export function withSpeaker(activity: Activity): Activity {
  const name = speakerOf(activity)
  if (name === null || !activity.text) return activity
  const heard = { 'webchat:fallback-text': `${name}: ${activity.text}` }
  return { ...activity, channelData: { ...activity.channelData, ...heard } }
}

type Element = { type: unknown; key: unknown; props: object }
type Status = (args: { activity: Activity }) => Element

/**
 * Under a person's words stands who said them, also where the client shows no time because more words follow. It takes
 * nothing but an element of its own React, which is not to be had from here: the one at hand is wrapped in a copy of itself.
 */
export const nameBesideWords = () => (next: Status) => (args: { activity: Activity }) => {
  const status = next(args)
  const name = speakerOf(args.activity)
  if (name === null) return status
  const by = { ...status, type: 'span', key: 'by', props: { className: 'said-by', children: name } }
  return { ...status, type: 'div', key: null, props: { children: [by, ' ', status] } }
}
