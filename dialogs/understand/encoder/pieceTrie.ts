/** The encoder's pieces as a tree of their letters in a few flat arrays: looked up unit by unit, and left as soon as no piece goes on. */

export interface PieceTrie {
  /** The node that `unit` leads to; 0 where no piece goes on so. The tree begins at `ROOT`. */
  step(node: number, unit: number): number
  /** The piece that ends at a node, by its place in the list; -1: none. */
  piece(node: number): number
}

export const ROOT = 1

/** Edges by open addressing; the table is at most half full, so that a look finds or misses within a slot or two. */
export function pieceTrie(pieces: readonly string[]): PieceTrie {
  const most = pieces.reduce((sum, { length }) => sum + length, ROOT + 1)
  const ends = new Int32Array(most).fill(-1)
  let edges = tableOf(1 << 16)
  let nodes = ROOT

  for (const [index, piece] of pieces.entries()) {
    let node = ROOT
    for (let at = 0; at < piece.length; at++) {
      const unit = piece.charCodeAt(at)
      const slot = slotOf({ edges, node, unit })
      if (edges.to[slot] === 0) {
        edges.from[slot] = node
        edges.unit[slot] = unit
        edges.to[slot] = ++nodes
        node = nodes
        if (nodes * 2 > edges.to.length) edges = grown(edges)
      } else node = edges.to[slot]!
    }
    ends[node] = index
  }

  const { from, unit: units, to } = edges
  const mask = to.length - 1
  const kept = ends.slice(0, nodes + 1)
  return {
    step: (node, unit) => {
      let slot = mixed(node, unit) & mask
      while (to[slot] !== 0) {
        if (from[slot] === node && units[slot] === unit) return to[slot]!
        slot = (slot + 1) & mask
      }
      return 0
    },
    piece: (node) => kept[node]!,
  }
}

interface Edges {
  from: Int32Array
  unit: Uint16Array
  /** 0: the slot is free. */
  to: Int32Array
}

const tableOf = (size: number): Edges => ({
  from: new Int32Array(size),
  unit: new Uint16Array(size),
  to: new Int32Array(size),
})

const mixed = (node: number, unit: number): number => {
  const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
  return hash ^ (hash >>> 15)
}

function slotOf({
  edges: { from, unit: units, to },
  node,
  unit,
}: {
  edges: Edges
  node: number
  unit: number
}): number {
  const mask = to.length - 1
  let slot = mixed(node, unit) & mask
  while (to[slot] !== 0 && !(from[slot] === node && units[slot] === unit)) slot = (slot + 1) & mask
  return slot
}

function grown(edges: Edges): Edges {
  const wider = tableOf(edges.to.length * 2)
  for (let at = 0; at < edges.to.length; at++) {
    if (edges.to[at] === 0) continue
    const slot = slotOf({ edges: wider, node: edges.from[at]!, unit: edges.unit[at]! })
    wider.from[slot] = edges.from[at]!
    wider.unit[slot] = edges.unit[at]!
    wider.to[slot] = edges.to[at]!
  }
  return wider
}
