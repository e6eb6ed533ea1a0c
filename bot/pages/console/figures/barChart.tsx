/** Bars drawn as SVG with attributes and classes alone: no style of its own, so that every colour scheme, strong contrast and paper find it readable. */
import { scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { say } from '../words.ts'
import { type Bar, type Chart, isHidden, numberOf, type Part } from './chart.ts'
import { shownCount } from './shownCount.ts'

const HEIGHT = 18

export function BarChart({ chart: { bars, mark, most } }: { chart: Chart }): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const drawn = bars.filter(({ parts }) => parts.some(({ count }) => !isHidden(count)))
  const scale = scaleLinear()
    .domain([0, most ?? Math.max(1, ...drawn.map(sumOf))])
    .range([0, Math.max(0, width - 2)])
  return (
    // Words beside each bar say all of it, and the table says it again: to a screen reader the drawing adds nothing.
    <div ref={box} className="chart" aria-hidden="true">
      {drawn.map((bar) => (
        <div key={bar.label} className="bar">
          <p>
            {bar.label} <span className="soft">{valuesOf(bar)}</span>
          </p>
          <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
            <rect className="ground" x={0.5} y={0.5} width={Math.max(0, width - 1)} height={HEIGHT - 1} />
            {segments(bar).map(({ part, from, to }) => (
              <rect
                key={part.name}
                className={`part ${part.tone}`}
                x={1 + scale(from)}
                y={1}
                width={scale(to) - scale(from)}
                height={HEIGHT - 2}
              />
            ))}
            {mark && <Goal at={scale(mark.at)} />}
          </svg>
        </div>
      ))}
      {drawn.length === 0 && <p className="empty">{say('figures.tooFew')}</p>}
      {mark && drawn.length > 0 && (
        <p className="soft">
          <svg className="key" width={6} height={HEIGHT} viewBox={`0 0 6 ${HEIGHT}`} aria-hidden="true">
            <Goal at={3} />
          </svg>{' '}
          {mark.name}
        </p>
      )}
    </div>
  )
}

/** With an edge, so that it is seen on a bar of any colour. */
const Goal = ({ at }: { at: number }): ReactNode =>
  ['edge', 'goal'].map((name) => <line key={name} className={name} x1={at} x2={at} y1={0} y2={HEIGHT} />)

/** A part that is only told in words is no length. */
const lengths = ({ parts }: Bar): readonly Part[] => {
  const plain = parts.filter(({ tone }) => tone === 'plain')
  return plain.length > 0 ? plain : parts
}
const sumOf = (bar: Bar): number => lengths(bar).reduce((sum, { count }) => sum + numberOf(count), 0)

function segments(bar: Bar): { part: Part; from: number; to: number }[] {
  const parts = lengths(bar)
  const row = Object.fromEntries(parts.map(({ name, count }) => [name, Math.max(0, numberOf(count))]))
  return stack()
    .keys(parts.map(({ name }) => name))([row])
    .flatMap(([ends], at) =>
      ends && parts[at] && ends[1] > ends[0] ? [{ part: parts[at], from: ends[0], to: ends[1] }] : [],
    )
}

const valuesOf = ({ parts }: Bar): string => parts.map(({ name, count }) => `${name} ${shownCount(count)}`).join(' · ')

/** As wide as there is room, on a phone and on paper. */
function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
  return width
}
