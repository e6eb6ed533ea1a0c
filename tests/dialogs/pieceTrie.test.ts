/** The tree of pieces finds each piece and nothing else, whatever letters it is made of. */
import fc from 'fast-check'
import { pieceTrie, ROOT } from '../../dialogs/understand/encoder/pieceTrie.ts'

const found = ({ trie, text }: { trie: ReturnType<typeof pieceTrie>; text: string }): number => {
  let node = ROOT
  for (let at = 0; at < text.length && node !== 0; at++) node = trie.step(node, text.charCodeAt(at))
  return node === 0 ? -1 : trie.piece(node)
}

test('as a list of words would, with other scripts, pairs of units and one piece inside another', () => {
  const seed = Date.now() % 2 ** 31
  process.stdout.write(`pieceTrie seed ${seed}\n`)
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '▁', 'ک', 'ਕ', '🏠'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 60 }), fc.array(word), (pieces, others) => {
      const trie = pieceTrie(pieces)
      for (const text of [...pieces, ...others]) expect(found({ trie, text })).toBe(pieces.indexOf(text))
    }),
    { seed, numRuns: 200 },
  )
})

test('a table that has grown many times still finds all', () => {
  const pieces = Array.from({ length: 60_000 }, (_, n) => `p${n.toString(36)}x`)
  const trie = pieceTrie(pieces)
  for (let n = 0; n < pieces.length; n += 7) expect(found({ trie, text: pieces[n]! })).toBe(n)
  expect(found({ trie, text: 'p' })).toBe(-1)
  expect(found({ trie, text: 'nothing' })).toBe(-1)
})
