/** Showing again who one is before what is sensitive: asked once, however many requests wait for it. */

let ask: () => Promise<boolean> = async () => false
let running: Promise<boolean> | null = null
let renewedAt = 0

/** The part of the page that asks the person. */
export const whoAsksForProof = (call: () => Promise<boolean>): void => {
  ask = call
}

/** True once it was shown; false where the person would rather not. */
export function proof(): Promise<boolean> {
  running ??= ask().finally(() => {
    running = null
  })
  return running
}

/** From here on the session has another secret: what was asked under the old one is asked again. */
export const renewed = (): void => {
  renewedAt = Date.now()
}
export const isOlder = (began: number): boolean => began <= renewedAt
