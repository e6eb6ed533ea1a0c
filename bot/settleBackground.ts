/** Background answers that wait are written where enough of them wait; run every few minutes, by whichever process comes first. */
import type { Product } from './product.ts'

export async function settleBackground({
  product,
}: {
  product: Pick<Product, 'clock' | 'landlords' | 'surveys'>
}): Promise<void> {
  const now = product.clock()
  for (const { slug } of product.landlords.all()) await product.surveys.background.settle({ landlord: slug, now })
}
