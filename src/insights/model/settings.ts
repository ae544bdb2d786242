/** Which model is asked, and within which bounds. */
export interface ModelSettings {
  /** Base address of the endpoint; the wire format is told from it (`endpoint.ts`). */
  readonly url: string
  readonly model: string
  /** `null` for an endpoint that asks for none. */
  readonly key: string | null
  /** US dollars from midnight to midnight, UTC; a call that begins below it may end above. */
  readonly dailyUsd: number
}
