/** Files that a person sent: fetched with the page's own token when one is pressed, so that no address opens them by itself. */
import type { Activity } from './webChat.ts'

const OURS = /^\/v3\/directline\/conversations\/[\w-]+\/files\/\d+\/[\w-]+$/

/** The client shows only whole addresses as something to save. */
export function withWholeAddresses(activity: Activity): Activity {
  const { attachments } = activity
  if (!attachments?.some(({ contentUrl = '' }) => OURS.test(contentUrl))) return activity
  const whole = (url: string): string => (OURS.test(url) ? location.origin + url : url)
  return {
    ...activity,
    attachments: attachments.map((one) => (one.contentUrl ? { ...one, contentUrl: whole(one.contentUrl) } : one)),
  }
}

export function saveOnPress({
  element,
  token,
  onFailed,
}: {
  element: HTMLElement
  token: () => string | null
  onFailed: () => void
}): void {
  const save = async ({ address, name }: { address: string; name: string }): Promise<void> => {
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${token() ?? ''}` } }).catch(() => null)
    if (!answer?.ok) return onFailed()
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await answer.blob())
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }
  element.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]')
      if (!link || link.origin !== location.origin || !OURS.test(link.pathname)) return
      event.preventDefault()
      const name = link.querySelector('.webchat__fileContent__fileName')?.textContent ?? ''
      void save({ address: link.href, name: name || link.textContent?.trim() || 'file' })
    },
    { capture: true },
  )
}
