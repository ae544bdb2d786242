import { store, type Stored } from './store.ts'

/**
 * A choice that outlives the page, in local storage; for looks and habits, never for secrets. `read` makes a value of what
 * was stored, by whatever version of this page; null is what nothing was stored as.
 */
export function remembered<Value>(name: string, read: (stored: unknown) => Value): Stored<Value> {
  const key = `muster.${name}`
  const choice = store(read(parse(storage()?.getItem(key) ?? null)))
  return {
    ...choice,
    set: (next) => {
      storage()?.setItem(key, JSON.stringify(next))
      choice.set(next)
    },
  }
}

/** Null where the browser forbids it. */
function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown)
  } catch {
    return null
  }
}
