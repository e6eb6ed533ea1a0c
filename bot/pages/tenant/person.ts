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

type Status = (args: { activity: Activity }) => unknown

/** Under a person's words stands who said them; the client itself shows no name. */
export const nameBesideWords = () => (next: Status) => (args: { activity: Activity }) => {
  const { from, channelData } = args.activity
  const status = next(args)
  return channelData?.by === 'staff' && from?.name ? [`${from.name} `, status] : status
}
