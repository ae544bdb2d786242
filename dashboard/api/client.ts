import { MusterClient } from '../../sdk/index.ts'

/** The one place that says how the server is spoken to: through the sign-in that this browser keeps, or with a key. */
export function connect(
  by: { readonly key: string } | { readonly csrfToken: () => string | null },
): MusterClient {
  return new MusterClient({ url: location.origin, retries: 2, ...by })
}
