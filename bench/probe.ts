/** Watches a page from inside. */
export interface Probe {
  /** Milliseconds since the page was asked for, at the first frame with something that a selector finds. */
  shown(selector: string): Promise<number>
  /** When a key was pressed or something clicked last. */
  inputAt(): number
  /** When the page was first seen with anything, and with content. */
  painted(name: 'first-paint' | 'first-contentful-paint'): number
  /** The tasks of more than 50 ms, since the beginning or `startFrames`. */
  longTasks(): readonly number[]
  /** Of all scripts that were loaded, as they came over the wire. */
  scriptBytes(): number
  startFrames(): void
  /** How long each frame was on show since then. */
  stopFrames(): readonly number[]
}

interface Entry {
  readonly name: string
  readonly duration: number
  readonly startTime: number
  readonly transferSize: number
}

// What is used of a browser. The bench is a program of Node's, and checked as one.
declare const document: { querySelector(selector: string): unknown }
declare const addEventListener: (
  type: string,
  listener: (event: { readonly timeStamp: number }) => void,
  capture: boolean,
) => void
declare const requestAnimationFrame: (callback: (now: number) => void) => number
declare const cancelAnimationFrame: (id: number) => void
declare const performance: { now(): number; getEntriesByType(type: string): readonly Entry[] }
declare const PerformanceObserver: new (observe: (list: { getEntries(): readonly Entry[] }) => void) => {
  observe(options: { type: string; buffered: boolean }): void
}

/** Puts a probe into a page before its own scripts. The browser is handed this function alone: it uses nothing around it. */
export function installProbe(): void {
  let longTasks: number[] = []
  let frames: number[] = []
  let [inputAt, lastFrame, watching] = [0, 0, 0]

  new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'longtask', buffered: true })
  for (const type of ['keydown', 'click']) {
    addEventListener(type, ({ timeStamp }) => (inputAt = timeStamp), true)
  }
  const watch = (now: number): void => {
    if (lastFrame > 0) frames.push(now - lastFrame)
    lastFrame = now
    watching = requestAnimationFrame(watch)
  }

  const probe: Probe = {
    shown: (selector) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (document.querySelector(selector) === null) requestAnimationFrame(look)
          // By then the frame is drawn.
          else setTimeout(() => resolve(performance.now()))
        }
        requestAnimationFrame(look)
      }),
    inputAt: () => inputAt,
    painted: (name) =>
      performance.getEntriesByType('paint').find((paint) => paint.name === name)?.startTime ?? NaN,
    longTasks: () => longTasks,
    scriptBytes: () =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, { transferSize }) => sum + transferSize, 0),
    startFrames: () => {
      frames = []
      longTasks = []
      lastFrame = 0
      watching = requestAnimationFrame(watch)
    },
    stopFrames: () => {
      cancelAnimationFrame(watching)
      return frames
    },
  }
  Object.assign(globalThis, { probe })
}
