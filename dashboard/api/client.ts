import { MusterClient } from '../../sdk/index.ts'

/** The one place that says how the server is spoken to. */
export function connect(key: string): MusterClient {
  return new MusterClient({ url: location.origin, key, retries: 2 })
}
