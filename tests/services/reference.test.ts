import { newReference, REFERENCE_ALPHABET, readReference, showReference } from '../../services/cases/reference.ts'

test('a reference is ten symbols without look-alikes, and is found again however it is typed', () => {
  for (let i = 0; i < 500; i++) {
    const reference = newReference()
    expect(reference).toMatch(new RegExp(`^[${REFERENCE_ALPHABET}]{10}$`))
    for (const typed of [
      showReference(reference),
      reference.toLowerCase(),
      `my ref is ${showReference(reference).toLowerCase()}.`,
      reference.replace(/(.{3})(.{3})/, '$1 $2 '),
    ]) {
      expect(readReference(typed)).toBe(reference)
    }
  }
})

test('one wrong symbol is never taken for a reference', () => {
  for (let i = 0; i < 100; i++) {
    const reference = newReference()
    for (let at = 0; at < 10; at++) {
      for (const symbol of REFERENCE_ALPHABET) {
        if (symbol !== reference[at])
          expect(readReference(reference.slice(0, at) + symbol + reference.slice(at + 1))).toBeNull()
      }
    }
  }
})

test('two references drawn one after the other have nothing in common', () => {
  const drawn = new Set(Array.from({ length: 2_000 }, newReference))
  expect(drawn.size).toBe(2_000)
  const firsts = new Set([...drawn].map((reference) => reference.slice(0, 2)))
  expect(firsts.size).toBeGreaterThan(500)
})

test('ordinary words and phone numbers are not references', () => {
  for (const words of ['my boiler is broken', '07700 900 1234', 'call 0800 111 999', 'REPAIR TEAM PLEASE HELP'])
    expect(readReference(words)).toBeNull()
})
