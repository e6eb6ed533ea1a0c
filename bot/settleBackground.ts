/** Background answers and scores of reports that wait are written where enough of them wait; run every few minutes, by whichever process comes first. */
import type { Product } from './product.ts'

export async function settleBackground({
  product,
}: {
  product: Pick<Product, 'clock' | 'landlords' | 'surveys'>
}): Promise<void> {
  const now = product.clock()
  const { background, satisfaction } = product.surveys
  for (const { slug: landlord } of product.landlords.all()) {
    await background.settle({ landlord, now })
    await satisfaction.settle({ landlord, now })
  }
}
