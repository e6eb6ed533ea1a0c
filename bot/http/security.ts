/** Headers that every answer carries; a page adds its own content security policy (faults-and-threats.md, 4). */
export const baseHeaders = ({ https }: { https: boolean }): Record<string, string> => ({
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cache-Control': 'no-store',
  ...(https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
})

/** The address that counts: the last hop that is not one of our own proxies. */
export function senderAddress({
  remote,
  forwarded,
  trusted,
}: {
  remote: string
  forwarded: string | undefined
  trusted: string[]
}): string {
  const plain = (address: string): string => address.replace(/^::ffff:/, '')
  let address = plain(remote)
  const hops = (forwarded ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean)
    .reverse()
  for (const hop of hops) {
    if (!trusted.includes(address)) break
    address = plain(hop)
  }
  return address
}
