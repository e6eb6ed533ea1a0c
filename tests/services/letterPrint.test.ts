/** A letter on paper: a tagged PDF in a real Chromium, with its own fonts, from which nothing is fetched and nothing is run. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadLandlords } from '../../services/landlords/index.ts'
import { composeLetter } from '../../services/letters/composeLetter.ts'
import { facesFor } from '../../services/letters/fonts.ts'
import { createPrinter } from '../../services/letters/printLetter.ts'

const loaded = loadLandlords({ production: false, clock: () => new Date('2026-12-01T12:00:00Z') })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
const { law, landlords } = loaded
const printer = createPrinter()
afterAll(() => printer.close())

function page({ words, largePrint = false }: { words: string; largePrint?: boolean }): string {
  const letter = composeLetter({
    letter: {
      kind: 'refusal',
      reference: '2BC-DEF-GHJK',
      date: '2026-12-01',
      to: { name: null, address: null },
      officer: { name: 'Sam Okoro', role: 'Complaints Officer' },
      adjustments: null,
      matter: words,
      ground: 'previously_considered',
      reasons: 'We answered it in May.',
      instead: 'We send you that answer again.',
    },
    landlord: landlords.bySlug('meadowbrook')!,
    law,
    language: 'en',
    largePrint,
  })
  if (!letter.ok) throw new Error(letter.missing.join(', '))
  return letter.html
}
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

test('a letter is a tagged PDF with its language, title and headings', async () => {
  const pdf = (await printer.print(page({ words: 'The roof leaks.' }))).toString('latin1')
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf).toContain('/StructTreeRoot')
  expect(pdf).toContain('/Marked true')
  expect(pdf).toContain('/Lang (en)')
  expect(pdf).toContain('/Title (Our decision about your complaint 2BC-DEF-GHJK)')
  for (const heading of ['What you told us', 'Why we decided this', 'What we do instead', 'Free and independent help'])
    expect(pdf).toContain(`/Title (${heading})`)
  for (const tag of ['H1', 'H2', 'P', 'Link']) expect(pdf).toContain(`/S /${tag}\n`)
  // A4 in points.
  expect(pdf).toMatch(/\/MediaBox \[0 0 (594|595)[.\d]* (841|842)[.\d]*\]/)
})

test.each([
  ['Urdu', 'چھت ٹپک رہی ہے', 'NotoNaskhArabic'],
  ['Panjabi', 'ਛੱਤ ਚੋਅ ਰਹੀ ਹੈ', 'NotoSansGurmukhi'],
  ['Bangla', 'ছাদ দিয়ে পানি পড়ছে', 'NotoSansBengali'],
  ['Gujarati', 'છતમાંથી પાણી ટપકે છે', 'NotoSansGujarati'],
])('%s is printed in the face that came with the letter', async (_, words, face) => {
  const pdf = (await printer.print(page({ words }))).toString('latin1')
  expect(pdf).toMatch(new RegExp(`/BaseFont /[A-Z]+\\+${face}`))
})

test('large print needs more pages', async () => {
  const words = 'The roof leaks. '.repeat(60)
  const [plain, large] = [await printer.print(page({ words })), await printer.print(page({ words, largePrint: true }))]
  expect(pagesOf(plain)).toBeGreaterThan(0)
  expect(pagesOf(large)).toBeGreaterThan(pagesOf(plain))
})

test('only the faces of the scripts that occur come along', () => {
  const subsets = (text: string): string[] => facesFor(text).map(([, subset]) => subset)
  expect(subsets('Dear Ana, 2 visits.')).toEqual(['latin'])
  expect(subsets('Szanowna Pani Żółć')).toEqual(['latin', 'latin-ext'])
  expect(subsets('Київ')).toEqual(['cyrillic'])
  expect(subsets('The chat: چھت، 2')).toEqual(['latin', 'arabic'])
  // The full stop that Indic scripts share does not bring another script along.
  expect(subsets('পানি।')).toEqual(['bengali'])
  expect(subsets('ਪਾਣੀ। 漢')).toEqual(['latin', 'gurmukhi'])
})

test('nothing is fetched and nothing is run while a letter is printed', async () => {
  let requests = 0
  const server = createServer((_, response) => {
    requests += 1
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const tampered = page({ words: 'x' })
    .replace(/<meta http-equiv[^>]*>/, '')
    .replace(
      '<main>',
      `<main><img src="${site}/i.png" alt=""><link rel="stylesheet" href="${site}/s.css"><iframe src="${site}"></iframe>
<script>document.title = 'run'; fetch('${site}')</script>`,
    )
  const pdf = (await printer.print(tampered)).toString('latin1')
  expect(pdf).toContain('/Title (Our decision about your complaint 2BC-DEF-GHJK)')
  expect(requests).toBe(0)
  await new Promise((closed) => server.close(closed))
})

test('letters asked for at once are all printed', async () => {
  const pdfs = await Promise.all(['one', 'two', 'three'].map((words) => printer.print(page({ words }))))
  expect(pdfs.map(pagesOf).every((pages) => pages > 0)).toBe(true)
})

test('a letter that takes too long is given up', async () => {
  const hasty = createPrinter({ timeLimit: 1 })
  await expect(hasty.print(page({ words: 'x' }))).rejects.toThrow('letter_not_printed_in_time')
  await hasty.close()
})

test('a printer that was closed starts again with the next letter', async () => {
  const other = createPrinter()
  await other.print(page({ words: 'x' }))
  await other.close()
  expect(pagesOf(await other.print(page({ words: 'x' })))).toBeGreaterThan(0)
  await other.close()
})
