/** Only a UK mobile is ever texted, since a text to another kind of number may be read aloud to the household. */
import { readNumber } from '../../bot/channels/sms/number.ts'

test.each([
  ['a UK mobile', '+447400123456'],
  ['the first drama number', '+447700900000'],
  ['the last drama number', '+447700900999'],
  ['a Guernsey mobile', '+447911123456'],
  ['a Jersey mobile', '+447797712345'],
])('%s may be texted', (_, e164) => {
  expect(readNumber(e164)).toEqual({ ok: true, e164, kind: 'uk_mobile' })
})

test.each([
  ['a London landline', '+442079460000', 'landline'],
  ['a Cardiff landline', '+442920180000', 'landline'],
  ['a personal number', '+447012345678', 'not_uk_mobile'],
  ['a pager', '+447640123456', 'not_uk_mobile'],
  ['an internet number', '+445612345678', 'not_uk_mobile'],
  ['a company number', '+443001234567', 'not_uk_mobile'],
  ['a free number', '+448001111111', 'not_uk_mobile'],
  ['a premium number', '+449098790000', 'premium'],
  ['a service number that costs extra', '+448431234567', 'premium'],
  ['a German mobile', '+4915112345678', 'foreign'],
  ['an American number', '+12025550123', 'foreign'],
  ['a Polish mobile', '+48512345678', 'foreign'],
  ['the number after the drama range', '+447700901000', 'malformed'],
  ['a drama number with a digit too many', '+4477009001234', 'malformed'],
  ['an unused range', '+444001112222', 'malformed'],
  ['a number without its country', '07400123456', 'malformed'],
  ['a short code', '60000', 'malformed'],
  ['a name instead of a number', 'HMRC', 'malformed'],
  ['a WhatsApp address', 'whatsapp:+447400123456', 'malformed'],
  ['a number with spaces', '+44 7400 123456', 'malformed'],
  ['two numbers', '+447400123456\n+447400123457', 'malformed'],
  ['digits of another script', '+٤٤٧٤٠٠١٢٣٤٥٦', 'malformed'],
  ['nothing', '', 'malformed'],
])('%s is never texted', (_, e164, reason) => {
  expect(readNumber(e164)).toEqual({ ok: false, reason })
})

test('no part of the 070 range is taken for a mobile', () => {
  for (let block = 0; block < 100; block += 1) {
    expect(readNumber(`+4470${String(block).padStart(2, '0')}123456`).ok).toBe(false)
  }
})
