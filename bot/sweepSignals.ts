/** Takes away signs of somebody being there that a process left behind when it died. */
import type { Product } from './product.ts'

export async function sweepSignals({ product }: { product: Product }): Promise<void> {
  await product.signals.sweep({ landlords: product.landlords.all().map(({ slug }) => slug), before: product.clock() })
}
