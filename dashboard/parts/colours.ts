import type { ColourAnswer, ColourRequest } from './highlight-worker.ts'

type Lines = ColourAnswer['lines']

let worker: Worker | undefined
let asked = 0
const waiting = new Map<number, (lines: Lines) => void>()

/** The coloured tokens of code by lines, made in a thread of their own so that the page never waits; null for none. */
export function colour(code: string, language: string): Promise<Lines> {
  worker ??= start()
  const request: ColourRequest = { id: ++asked, code, language }
  const { promise, resolve } = Promise.withResolvers<Lines>()
  waiting.set(request.id, resolve)
  worker.postMessage(request)
  return promise
}

function start(): Worker {
  const started = new Worker(new URL('./highlight-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<ColourAnswer>) => {
    waiting.get(data.id)?.(data.lines)
    waiting.delete(data.id)
  })
  return started
}
