/** Work done in rounds: calls while a round runs are joined into one more, and none of them rejects. */

export interface Runs {
  run(): Promise<void>
  /** What has begun is finished. */
  stop(): Promise<void>
}

export function joinedRuns({
  work,
  failed,
}: {
  /** `stopping` tells that nothing further should be begun. */
  work: (args: { stopping: () => boolean }) => Promise<void>
  failed: (error: unknown) => void
}): Runs {
  let running: Promise<void> | null = null
  let again = false
  let stopped = false

  const rounds = async (): Promise<void> => {
    while (again && !stopped) {
      again = false
      try {
        await work({ stopping: () => stopped })
      } catch (error) {
        failed(error)
      }
    }
    running = null
  }

  return {
    run: () => {
      again = true
      running ??= rounds()
      return running
    },
    stop: async () => {
      stopped = true
      await running
    },
  }
}
