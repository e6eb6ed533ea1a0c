/** An address that stands in the middle of other words is found, and numbers that are none are left alone. */
import { placeIn } from '../../dialogs/form/placeIn.ts'

test.each([
  ['The tap drips at 12 High Street since Monday', '12 High Street'],
  ['flat 3, 8 Elm Court: no hot water', 'flat 3, 8 Elm Court'],
  ['no heating, 14b Victoria Road, LS6 2AB please', '14b Victoria Road, LS6 2AB'],
  ['Nie ma wody w 7 Church Lane od rana', '7 Church Lane'],
  ['ਗਰਮ ਪਾਣੀ ਨਹੀਂ 21 Station Road', '21 Station Road'],
  ['Flat 9 Kestrel House, lift stuck', 'Flat 9 Kestrel House'],
  ['our place is WV1 4PL', 'WV1 4PL'],
  ['leak at 3 Heol y Bont', undefined],
  ['Mae dŵr yn gollwng yn 3 Bryn Heol', '3 Bryn Heol'],
])('%s', (words, place) => {
  expect(placeIn(words)).toBe(place)
})

test.each(['I waited 3 hours on the road', '12 times I have called', 'it is 5 degrees in my room', 'M25 was shut', ''])(
  'no address: %s',
  (words) => {
    expect(placeIn(words)).toBeUndefined()
  },
)

test('four thousand characters of almost an address are done with at once', () => {
  expect(placeIn('12 a '.repeat(800))).toBeUndefined()
})
