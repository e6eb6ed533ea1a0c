/** The panel that offers a new conversation when there is none. */
import type { Words } from './words.ts'

const TEXTS = {
  ended: { title: 'start.endedTitle', body: 'start.endedBody', button: 'start.again' },
  idle: { title: 'start.title', body: 'start.body', button: 'start.button' },
}

export function createStartPanel({ words, onStart }: { words: Words; onStart: () => void }) {
  const panel = document.querySelector<HTMLElement>('#start')!
  const button = document.querySelector<HTMLElement>('#start-button')!
  button.addEventListener('click', onStart)
  return {
    show: (how: 'ended' | 'idle') => {
      words.put(document.querySelector<HTMLElement>('#start-title')!, TEXTS[how].title)
      words.put(document.querySelector<HTMLElement>('#start-body')!, TEXTS[how].body)
      words.put(button, TEXTS[how].button)
      panel.hidden = false
    },
  }
}
