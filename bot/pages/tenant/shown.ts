/** Tells the server how far a person's words were shown: the page is in sight, and so is the end of the talk. */
import type { Activity } from './webChat.ts'

const NEAR_PX = 80
const TRY_AGAIN_MS = 15_000

export type Shown = { came: (activity: Activity) => void }

/** `send` is asked again until it has worked: nothing is lost by saying it twice. */
export function createShown({
  element,
  send,
}: {
  element: HTMLElement
  send: (id: string) => Promise<boolean>
}): Shown {
  let newest: string | null = null
  let told: string | null = null
  let sending = false
  let inSight = true

  const atEnd = (): boolean => {
    const log = element.querySelector<HTMLElement>('.webchat__basic-transcript__scrollable')
    return log !== null && log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX
  }
  const look = async (): Promise<void> => {
    if (sending || newest === null || newest === told) return
    if (document.visibilityState !== 'visible' || !inSight || !atEnd()) return
    const now = newest
    sending = true
    if (await send(now)) told = now
    sending = false
    if (newest !== now) void look()
  }
  // A frame that a landlord's page has closed is visible to itself.
  new IntersectionObserver((entries) => {
    inSight = entries.at(-1)?.isIntersecting ?? true
    void look()
  }).observe(element)
  document.addEventListener('visibilitychange', () => void look())
  element.addEventListener('scroll', () => void look(), { capture: true, passive: true })
  setInterval(() => void look(), TRY_AGAIN_MS)

  return {
    came: ({ id, channelData, type }) => {
      if (type !== 'message' || channelData?.by !== 'staff' || !id) return
      newest = id
      // Once it has been drawn.
      requestAnimationFrame(() => requestAnimationFrame(() => void look()))
    },
  }
}
