import { Code } from './code.tsx'
import { Inline } from './inline.tsx'
import { languageOf } from './language-of.ts'

/** Markdown as agents write it, as far as it helps reading: code, headings, lists, emphasis. No HTML, no hidden addresses. */
export function Prose({ text }: { text: string }) {
  return (
    <div dir="auto" className="space-y-2.5 leading-[1.6] [overflow-wrap:anywhere]">
      {blocksOf(text).map((block, at) => (
        <BlockOf key={at} block={block} />
      ))}
    </div>
  )
}

type Block =
  | { readonly kind: 'code'; readonly text: string; readonly language: string }
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[] }

interface Item {
  readonly depth: number
  readonly mark: string
  readonly text: string
}

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([\w+-]*)/
const HEADING = /^#{1,6}\s+(.*?)\s*#*$/
const ITEM = /^(\s*)([-*+]|\d{1,4}[.)])\s+(.*)$/

function blocksOf(text: string): Block[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const blocks: Block[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const [, fence = '', language = ''] = FENCE.exec(line) ?? []
    const heading = HEADING.exec(line)?.[1]
    if (fence !== '') {
      const length = lengthOf(lines.slice(at + 1), (one) => !one.trim().startsWith(fence))
      blocks.push({
        kind: 'code',
        text: lines.slice(at + 1, at + 1 + length).join('\n'),
        language: languageOf(language),
      })
      at += length + 2
    } else if (line.trim() === '') at++
    else if (heading !== undefined) {
      blocks.push({ kind: 'heading', text: heading })
      at++
    } else if (ITEM.test(line)) {
      const length = lengthOf(lines.slice(at), (one) => ITEM.test(one))
      blocks.push({ kind: 'list', items: lines.slice(at, at + length).map(itemOf) })
      at += length
    } else {
      const length = lengthOf(
        lines.slice(at),
        (one) => one.trim() !== '' && !FENCE.test(one) && !HEADING.test(one) && !ITEM.test(one),
      )
      blocks.push({ kind: 'paragraph', text: lines.slice(at, at + length).join('\n') })
      at += length
    }
  }
  return blocks
}

function BlockOf({ block }: { block: Block }) {
  switch (block.kind) {
    case 'code':
      return <Code code={block.text} language={block.language} />
    case 'heading':
      return (
        <p className="pt-1 font-semibold">
          <Inline text={block.text} />
        </p>
      )
    case 'paragraph':
      return (
        <p className="whitespace-pre-wrap">
          <Inline text={block.text} />
        </p>
      )
    case 'list':
      return (
        <ul className="space-y-1">
          {block.items.map(({ depth, mark, text }, at) => (
            <li key={at} className="flex gap-2" style={{ paddingLeft: depth * 16 }}>
              <span className="shrink-0 text-soft select-none">{mark}</span>
              <span className="min-w-0">
                <Inline text={text} />
              </span>
            </li>
          ))}
        </ul>
      )
  }
}

function itemOf(line: string): Item {
  const [, indent = '', mark = '', text = ''] = ITEM.exec(line) ?? []
  return { depth: Math.min(4, Math.floor(indent.length / 2)), mark: /\d/.test(mark) ? mark : '•', text }
}

function lengthOf(lines: readonly string[], holds: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !holds(line))
  return end === -1 ? lines.length : end
}
