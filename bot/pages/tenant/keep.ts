/** What this tab remembers until it closes; after a sensitive word, or where storage is refused, nothing but memory. */

export type Keep = {
  read: <T>(name: string) => T | null
  write: (name: string, value: unknown) => void
  /** Empties the tab's storage and writes nothing to it from now on. */
  memoryOnly: () => void
  wipe: () => void
}

export function createKeep(): Keep {
  const storage = openStorage()
  let quiet = false
  return {
    read: (name) => {
      const found = storage?.getItem(name)
      return found ? JSON.parse(found) : null
    },
    write: (name, value) => {
      if (!quiet) storage?.setItem(name, JSON.stringify(value))
    },
    memoryOnly: () => {
      quiet = true
      storage?.clear()
    },
    wipe: () => storage?.clear(),
  }
}

/** A browser may refuse storage, for example inside another site's frame. */
function openStorage(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}
