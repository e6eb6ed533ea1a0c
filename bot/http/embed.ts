/** The one script a landlord puts on its own site: a button, and behind it the tenant page in a frame. */
import type { AssetAnswer, Assets } from './assets.ts'

// Its address never changes, because it stands in other people's pages; an hour keeps corrections quick.
const HEADERS = { 'Cache-Control': 'public, max-age=3600', 'Cross-Origin-Resource-Policy': 'cross-origin' }

export function embedScript({
  assets,
  acceptEncoding,
}: {
  assets: Assets
  acceptEncoding: string | undefined
}): AssetAnswer {
  const built = assets.read(assets.manifest.pages.embed!.js, acceptEncoding)
  return { ...built, headers: { ...built.headers, ...HEADERS } }
}
