/** A text as a square code for a camera: dark on light in every theme, because cameras want it so. */
import type { ReactNode } from 'react'
import { encode } from 'uqr'

export function SquareCode({ text, name }: { text: string; name: string }): ReactNode {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg className="square" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shapeRendering="crispEdges">
      <rect width={size} height={size} className="light" />
      <path d={path} className="dark" />
    </svg>
  )
}
