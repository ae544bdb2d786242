import autocannon from 'autocannon'

/** What one round of requests gave. */
export interface Load {
  readonly requestsPerSecond: number
  readonly bytesPerSecond: number
  readonly p50: number
  /** Milliseconds. */
  readonly p99: number
}

export interface Target {
  readonly url: string
  readonly key?: string
  /** JSON to post; without it the address is read. */
  readonly body?: string
}

const CONNECTIONS = 10

/** Requests one address over and over for some seconds. Throws when an answer isn't 2xx: nothing was measured then. */
export async function load(target: Target, seconds: number, connections = CONNECTIONS): Promise<Load> {
  const result = await autocannon({ ...requestOf(target), connections, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `${target.url}: ${result.non2xx} answers that aren't 2xx, ${result.errors} without an answer`,
    )
  }
  return {
    requestsPerSecond: result.requests.total / result.duration,
    bytesPerSecond: result.throughput.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
}

/** So many requests of one address, however long they take. */
export async function send(target: Target, amount: number): Promise<void> {
  const result = await autocannon({ ...requestOf(target), connections: CONNECTIONS, amount })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${target.url}: ${result.non2xx} answers aren't 2xx`)
}

function requestOf({ url, key, body }: Target) {
  return {
    url,
    ...(body !== undefined && ({ method: 'POST', body } as const)),
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
  }
}

/** Takes turns: each round runs every measurement once, so that what disturbs the machine disturbs all. */
export async function inTurn<Found extends object>(
  rounds: number,
  measurements: { readonly [Name in keyof Found]: () => Promise<Found[Name]> },
): Promise<{ [Name in keyof Found]: Found[Name][] }> {
  const names = Object.keys(measurements) as (keyof Found)[]
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as {
    [Name in keyof Found]: Found[Name][]
  }
  for (let round = 0; round < rounds; round++) {
    for (const name of names) found[name].push(await measurements[name]())
  }
  return found
}

export function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b)
  const middle = (ordered.length - 1) / 2
  return ((ordered[Math.floor(middle)] ?? NaN) + (ordered[Math.ceil(middle)] ?? NaN)) / 2
}

/** The middle of the rounds' own ratios: both sides of each were measured one after the other. */
export function ratioOf(
  some: readonly Load[],
  others: readonly Load[],
  of: (load: Load) => number = ({ requestsPerSecond }) => requestsPerSecond,
): number {
  return median(some.map((load, round) => of(load) / of(others[round] ?? load)))
}

export function latencyOf(loads: readonly Load[]): string {
  return `p50 ${median(loads.map(({ p50 }) => p50))} ms, p99 ${median(loads.map(({ p99 }) => p99))} ms`
}
