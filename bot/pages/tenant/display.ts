/** Text size and colours, chosen by the tenant and remembered for this tab. */
import type { Keep } from './keep.ts'

export type Display = { size: string; contrast: string }

export function createDisplay({ keep, onChange }: { keep: Keep; onChange: () => void }): { current: () => Display } {
  let display = keep.read<Display>('display') ?? { size: 'normal', contrast: prefersContrast() ? 'high' : 'normal' }
  const apply = () => {
    document.documentElement.dataset.size = display.size
    document.documentElement.dataset.contrast = display.contrast
  }
  apply()
  for (const input of document.querySelectorAll<HTMLInputElement>('#display input')) {
    input.checked = display[input.name as keyof Display] === input.value
    input.addEventListener('change', () => {
      display = { ...display, [input.name]: input.value }
      keep.write('display', display)
      apply()
      onChange()
    })
  }
  return { current: () => display }
}

function prefersContrast(): boolean {
  return window.matchMedia('(prefers-contrast: more)').matches
}
