/** Makes a landlord's colours readable: text on them, and themselves on white, at 4.5 to 1 or better. */
import type { PageColours } from '../pages/tenant/pageBoot.ts'

// WCAG 2.2, 1.4.3: at least 4.5 to 1 between text and what is behind it.
const ENOUGH = 4.5

export function pageColours({ primary, onPrimary }: { primary: string; onPrimary: string }): PageColours {
  if (!isColour(primary) || !isColour(onPrimary)) throw new Error('A landlord colour must be written #rrggbb.')
  const readable = [onPrimary, '#ffffff', '#000000'].find((colour) => contrast(colour, primary) >= ENOUGH)!
  return { primary, onPrimary: readable, accent: darkenUntilReadable(primary) }
}

export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function darkenUntilReadable(colour: string): string {
  let channels = channelsOf(colour)
  while (contrast(toHex(channels), '#ffffff') < ENOUGH) channels = channels.map((channel) => Math.floor(channel * 0.9))
  return toHex(channels)
}

// WCAG 2.2, "relative luminance".
function luminance(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function isColour(colour: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(colour)
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}

function toHex(channels: number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
