/** Takes away files that were stored and whose message then never came to be. */
import type { Product } from './product.ts'

/** Minutes: far longer than any message takes on its way into the log. */
const GRACE_MINUTES = 60

export async function sweepFiles({ product }: { product: Product }): Promise<void> {
  const before = new Date(product.clock().getTime() - GRACE_MINUTES * 60_000)
  await product.attachments.sweep({ landlords: product.landlords.all().map(({ slug }) => slug), before })
}
