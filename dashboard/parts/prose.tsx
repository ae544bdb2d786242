import { Code } from './code.tsx'
import { Inline } from './inline.tsx'
import { languageOf } from './language-of.ts'

/** Markdown as agents write it, as far as it helps reading: code, headings, lists, tables, quotes, emphasis. No HTML, no hidden addresses. */
export function Prose({ text, depth = 0 }: { text: string; depth?: number }) {
  return (
    <div dir="auto" className="space-y-2.5 leading-[1.6] [overflow-wrap:anywhere]">
      {blocksOf(text).map((block, at) => (
        <BlockOf key={at} block={block} depth={depth} />
      ))}
    </div>
  )
}

type Block =
  | { readonly kind: 'code'; readonly text: string; readonly language: string }
  | { readonly kind: 'heading' | 'paragraph' | 'quote'; readonly text: string }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'list'; readonly items: readonly Item[] }

interface Item {
  readonly depth: number
  readonly mark: string
  readonly text: string
}

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([\w+-]*)/
const HEADING = /^#{1,6}\s+(.*?)\s*#*$/
const QUOTE = /^ {0,3}> ?/
const RULE = /^ {0,3}(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})$/
/** The line below a table's head. */
const DIVIDER = /^ {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$/
/** Quotes in quotes, as deep as anybody reads. */
const DEEPEST = 4
const ITEM = /^(\s*)([-*+]|\d{1,4}[.)])\s+(.*)$/

const OTHERS = [FENCE, HEADING, ITEM, QUOTE, RULE]

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
    } else if (RULE.test(line)) {
      blocks.push({ kind: 'rule' })
      at++
    } else if (QUOTE.test(line)) {
      const length = lengthOf(lines.slice(at), (one) => QUOTE.test(one))
      const quoted = lines.slice(at, at + length).map((one) => one.replace(QUOTE, ''))
      blocks.push({ kind: 'quote', text: quoted.join('\n') })
      at += length
    } else if (isTable(line, lines[at + 1])) {
      const length = lengthOf(lines.slice(at), (one) => one.includes('|'))
      const [head = [], , ...rows] = lines.slice(at, at + length).map(cellsOf)
      blocks.push({ kind: 'table', head, rows })
      at += length
    } else if (ITEM.test(line)) {
      const length = lengthOf(lines.slice(at), (one) => ITEM.test(one))
      blocks.push({ kind: 'list', items: lines.slice(at, at + length).map(itemOf) })
      at += length
    } else {
      const length = lengthOf(
        lines.slice(at),
        (one, next) => one.trim() !== '' && !OTHERS.some((other) => other.test(one)) && !isTable(one, next),
      )
      blocks.push({ kind: 'paragraph', text: lines.slice(at, at + length).join('\n') })
      at += length
    }
  }
  return blocks
}

function BlockOf({ block, depth }: { block: Block; depth: number }) {
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
    case 'rule':
      return <hr className="border-line" />
    case 'quote':
      return (
        <blockquote className="border-l-2 border-line pl-3 text-soft">
          {depth < DEEPEST ? <Prose text={block.text} depth={depth + 1} /> : <Inline text={block.text} />}
        </blockquote>
      )
    case 'table':
      return (
        // Keys scroll what has the focus.
        <div tabIndex={0} role="group" className="overflow-x-auto">
          <table className="text-left">
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  <th key={at} scope="col" className="border-b border-line py-1 pr-4 font-semibold">
                    <Inline text={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {block.head.map((_, column) => (
                    <td key={column} className="border-b border-line py-1 pr-4 align-top">
                      <Inline text={row[column] ?? ''} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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

function isTable(line: string, next: string | undefined): boolean {
  return line.includes('|') && next !== undefined && DIVIDER.test(next)
}

/** Cells of a line, without the lines around them; a bar behind a backslash is one of the text. */
function cellsOf(line: string): string[] {
  const inside = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll(String.raw`\|`, '|'))
}

function lengthOf(
  lines: readonly string[],
  holds: (line: string, next: string | undefined) => boolean,
): number {
  const end = lines.findIndex((line, at) => !holds(line, lines[at + 1]))
  return end === -1 ? lines.length : end
}
