/** What the worker looks after between its sweeps, and every how many of them. */
import type { LiveChat } from './channels/livechat.ts'
import { tellLongWaits } from './longWaits.ts'
import type { Product } from './product.ts'
import { settleBackground } from './settleBackground.ts'
import { closeSilentTalks } from './silence.ts'
import type { Round } from './sweep.ts'
import { sweepFiles } from './sweepFiles.ts'
import { sweepSignals } from './sweepSignals.ts'
import { tellWaiters } from './tellWaiters.ts'

export const roundsOf = ({ product, liveChat }: { product: Product; liveChat: () => LiveChat }): Round[] => [
  { sweeps: 60, run: ({ kick }) => closeSilentTalks({ product, kick }) },
  { sweeps: 10, run: () => liveChat().lapse() },
  { sweeps: 2, run: () => liveChat().offer() },
  { sweeps: 15, run: () => tellLongWaits({ product }) },
  { sweeps: 5, run: ({ kick }) => tellWaiters({ product, kick }) },
  { sweeps: 600, run: () => settleBackground({ product }) },
  { sweeps: 600, run: () => sweepFiles({ product }) },
  { sweeps: 30, run: () => sweepSignals({ product }) },
  // Not awaited: a key service that hangs keeps no lane waiting.
  { sweeps: 60, run: async () => void product.keeperWatch.look() },
]
