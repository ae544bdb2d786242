/** A source of numbers in [0, 1), the same ones for the same seed (mulberry32). */
export type Random = () => number

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Places 0 to n-1, each likelier than the next: the k-th by `k ** -steepness`. */
export function skewed(random: Random, n: number, steepness: number): () => number {
  let sum = 0
  const sums = Array.from({ length: n }, (_, place) => (sum += (place + 1) ** -steepness))
  return () => {
    const drawn = random() * sum
    let low = 0
    let high = n - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? sum) > drawn) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** How long until something that comes once in `mean` on average. */
export function waiting(random: Random, mean: number): number {
  return -Math.log(1 - random()) * mean
}

export function hexOf(random: Random, digits: number): string {
  let hex = ''
  while (hex.length < digits)
    hex += Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')
  return hex.slice(0, digits)
}
