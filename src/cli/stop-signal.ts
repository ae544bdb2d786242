import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
export type StopSignal = (typeof SIGNALS)[number]

/** Resolves with the first request to stop. The second one ends the program at once. */
export function stopSignal(): Promise<StopSignal> {
  return new Promise((resolve) => {
    let asked = false
    const onSignal = (signal: StopSignal): void => {
      if (asked) process.exit(128 + constants.signals[signal])
      asked = true
      resolve(signal)
    }
    for (const signal of SIGNALS) process.on(signal, onSignal)
  })
}
