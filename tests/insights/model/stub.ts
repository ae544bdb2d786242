import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: {
    readonly messages: readonly { role: string; content: unknown }[]
    readonly [key: string]: unknown
  }
}

/** What the stub does with one request: sends a model's text, or something else. */
export type Reaction = string | ((response: ServerResponse) => void)

export const WIRES = ['openai', 'anthropic'] as const
export type Wire = (typeof WIRES)[number]

/** A model's endpoint that reacts as it is told, request by request; the last reaction is repeated. */
export async function stubModel(wire: Wire, reactions: readonly Reaction[]) {
  const asked: Asked[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await text(request)) as Asked['body']
    asked.push({ path: request.url ?? '', headers: request.headers, body })
    const reaction = reactions[Math.min(asked.length, reactions.length) - 1] ?? ''
    if (typeof reaction !== 'string') return reaction(response)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(wire === 'openai' ? openaiAnswer(reaction) : anthropicAnswer(reaction)))
  }
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/${wire === 'openai' ? 'v1' : 'anthropic/v1'}`
  return { url, asked }
}

export function status(code: number, headers: Record<string, string> = {}): Reaction {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers })
    response.end(
      JSON.stringify({ error: { message: 'the key sk-stub-0123456789 is not liked', type: 'some_error' } }),
    )
  }
}

export const CUT: Reaction = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
  response.write('{"id": "half an ans')
  response.socket?.destroy()
}

export const SILENT: Reaction = () => undefined

function openaiAnswer(content: string): object {
  const message = { role: 'assistant', content }
  return {
    ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1_767_000_000, model: 'stub' },
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1_000, completion_tokens: 100, total_tokens: 1_100 },
  }
}

function anthropicAnswer(answer: string): object {
  return {
    ...{
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'stub',
      stop_reason: 'end_turn',
      stop_sequence: null,
    },
    content: [{ type: 'text', text: answer }],
    usage: { input_tokens: 1_000, output_tokens: 100 },
  }
}
