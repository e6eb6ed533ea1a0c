/** The headers of the tenant page: nothing from elsewhere, nothing kept, nobody around it but the landlord's own sites. */

const POWERS_OFF = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]

// Web Chat 4.18.1 makes one style element without the nonce, empty, and fills it through the CSSOM, which the policy permits.
// Seen in Chromium: with the hash of the empty text that element is accepted, and no text of anybody's ever is.
const EMPTY_TEXT = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='

export type TenantPageHeaders = { nonce: string; embedOrigins: string[]; embed: boolean }

export function tenantPageHeaders({ nonce, embedOrigins, embed }: TenantPageHeaders): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}' '${EMPTY_TEXT}'`,
    // 'self' covers the WebSocket of the same origin too (CSP level 3); blob: is where Web Chat keeps a file before it is sent.
    "connect-src 'self' blob:",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
    `frame-ancestors ${embedOrigins.map(parseOrigin).join(' ') || "'none'"}`,
  ]
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
    'Permissions-Policy': POWERS_OFF.map((power) => `${power}=()`).join(', '),
    // In a frame the top page belongs to the landlord, so this one cannot ask to be alone.
    ...(!embed && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
  }
}

/** A profile that names a path or a wildcard would widen who may frame the page: only plain origins pass. */
function parseOrigin(origin: string): string {
  if (new URL(origin).origin !== origin || origin.includes('*')) throw new Error(`Not a plain origin: ${origin}`)
  return origin
}
