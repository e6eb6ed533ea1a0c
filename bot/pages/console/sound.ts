/** A short soft tone when somebody begins to wait; the browser allows it after the first click. */

const KEPT = 'heard-sound'

let context: AudioContext | null = null
for (const event of ['pointerdown', 'keydown']) {
  addEventListener(
    event,
    () => {
      context ??= new AudioContext()
      if (context.state === 'suspended') void context.resume()
    },
    { capture: true, passive: true },
  )
}

// A setting of this desk and nothing about anybody: it may stay on the device.
export const soundWanted = (): boolean => localStorage.getItem(KEPT) !== 'off'
export const wantSound = (wanted: boolean): void => localStorage.setItem(KEPT, wanted ? 'on' : 'off')

export function tone({ urgent }: { urgent: boolean }): void {
  if (!soundWanted() || context?.state !== 'running') return
  const pitches = urgent ? [880, 660, 880] : [660, 880]
  for (const [index, pitch] of pitches.entries()) {
    const oscillator = context.createOscillator()
    const volume = context.createGain()
    const from = context.currentTime + index * 0.18
    oscillator.frequency.value = pitch
    volume.gain.setValueAtTime(0, from)
    volume.gain.linearRampToValueAtTime(0.12, from + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.16)
    oscillator.connect(volume).connect(context.destination)
    oscillator.start(from)
    oscillator.stop(from + 0.17)
  }
}
