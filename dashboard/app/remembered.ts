import { useSyncExternalStore } from 'react'

/** A choice that outlives the page, in local storage; for looks and habits, never for secrets. */
export interface Remembered<Value> {
  readonly get: () => Value
  readonly set: (value: Value) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** `read` makes a value of what was stored, by whatever version of this page; null is what nothing was stored as. */
export function remembered<Value>(name: string, read: (stored: unknown) => Value): Remembered<Value> {
  const key = `muster.${name}`
  const listeners = new Set<() => void>()
  let value = read(parse(storage()?.getItem(key) ?? null))
  return {
    get: () => value,
    set: (next) => {
      value = next
      storage()?.setItem(key, JSON.stringify(next))
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useRemembered<Value>(choice: Remembered<Value>): Value {
  return useSyncExternalStore(choice.subscribe, choice.get)
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
