/** The shape and the signature of Twilio's webhooks, from Twilio's own published example and its own library. */
import twilio from 'twilio'
import { checkTwilioSignature } from '../../bot/channels/sms/signature.ts'

const AUTH_TOKEN = 'a token for contract tests'
const ACCOUNT = 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
const PUBLIC_URL = 'https://talk.homes.example'

// As a UK number's webhook arrives: order, empty places and escaping kept, account and numbers replaced.
const INBOUND =
  'ToCountry=GB&ToState=&SmsMessageSid=SM00000000000000000000000000000001&NumMedia=0&ToCity=&FromZip=' +
  '&SmsSid=SM00000000000000000000000000000001&FromState=&SmsStatus=received&FromCity=&Body=Mae%27r+t%C5%B7+yn+oer+%F0%9F%A5%B6+%26+gwlyb' +
  '&FromCountry=GB&To=%2B447400123456&MessagingServiceSid=MG00000000000000000000000000000001&ToZip=&NumSegments=1' +
  `&MessageSid=SM00000000000000000000000000000001&AccountSid=${ACCOUNT}&From=%2B447700900123&ApiVersion=2010-04-01`

const STATUS =
  `SmsSid=SM00000000000000000000000000000002&SmsStatus=undelivered&MessageStatus=undelivered&To=%2B447700900123&MessageSid=SM00000000000000000000000000000002` +
  `&AccountSid=${ACCOUNT}&From=%2B447400123456&ApiVersion=2010-04-01&ErrorCode=30003&RawDlrDoneDate=2703272350`

function check({ path, rawBody }: { path: string; rawBody: string }) {
  const params = Object.fromEntries(new URLSearchParams(rawBody))
  return checkTwilioSignature({
    authToken: AUTH_TOKEN,
    accountSid: ACCOUNT,
    publicUrl: `${PUBLIC_URL}/`,
    path,
    contentType: 'application/x-www-form-urlencoded; charset=UTF-8',
    rawBody: Buffer.from(rawBody),
    signature: twilio.getExpectedTwilioSignature(AUTH_TOKEN, PUBLIC_URL + path, params),
  })
}

test('a recorded text through a Messaging Service is let in', () => {
  const result = check({ path: '/api/sms/twilio', rawBody: INBOUND })
  expect(result).toMatchObject({
    ok: true,
    params: {
      Body: "Mae'r tŷ yn oer 🥶 & gwlyb",
      From: '+447700900123',
      To: '+447400123456',
      NumMedia: '0',
      ToCity: '',
    },
  })
})

test('a recorded delivery report with our key in its address is let in', () => {
  const result = check({ path: '/api/sms/twilio/status?key=665f1c2e9b1d8a0012345678', rawBody: STATUS })
  expect(result).toMatchObject({ ok: true, params: { MessageStatus: 'undelivered', ErrorCode: '30003' } })
})

test("Twilio's published example has the published signature", () => {
  const rawBody = 'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212'
  const result = checkTwilioSignature({
    authToken: '12345',
    accountSid: 'AC0',
    publicUrl: 'https://mycompany.com',
    path: '/myapp.php?foo=1&bar=2',
    contentType: 'application/x-www-form-urlencoded',
    rawBody,
    signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
  })
  // The signature holds; the example names no account, so it is still not ours.
  expect(result).toEqual({ ok: false, reason: 'wrong_account' })
})

test('the same parameters in another order are the same signed message', () => {
  const rawBody = INBOUND.split('&').reverse().join('&')
  expect(check({ path: '/api/sms/twilio', rawBody }).ok).toBe(true)
})
