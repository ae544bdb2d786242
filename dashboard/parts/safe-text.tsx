import { Fragment, use, type ReactNode } from 'react'
import { useTexts } from '../app/language.tsx'
import { fill } from '../texts/fill.ts'
import { FindContext } from './find.ts'

interface SafeTextProps {
  readonly text: string
  /** False where the text stands in a link itself. */
  readonly links?: boolean
}

/**
 * Text that anybody may have written. What could hide or reorder it, or would steer a terminal, is shown as a mark; links
 * are http(s) alone, shown whole, and tell no one where they were followed from.
 */
export function SafeText({ text, links = true }: SafeTextProps) {
  return pieces(text).map(({ kind, text }, at) => {
    if (kind === 'control') return <ControlMark key={at} character={text} />
    const isLink = kind === 'link' && URL.canParse(text)
    // Letters of another script can look like a host that one knows.
    const marked = <Marked text={isLink && /[^!-~]/.test(hostOf(text)) ? new URL(text).href : text} />
    return isLink && links ? (
      <a
        key={at}
        href={text}
        target="_blank"
        rel="noreferrer noopener"
        className="text-accent underline decoration-1 underline-offset-2 [overflow-wrap:anywhere]"
      >
        {marked}
      </a>
    ) : (
      <Fragment key={at}>{marked}</Fragment>
    )
  })
}

interface Piece {
  readonly kind: 'plain' | 'link' | 'control'
  readonly text: string
}

/** Controls but tab and newline, marks of direction, and what takes no room. Joiners are left: scripts and emoji need them. */
const HIDDEN = String.raw`[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]`
const LINK = String.raw`https?:\/\/(?:(?!\]\()[^\s<>"'\u0060\\^{|}\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff])+`
const SPECIAL = new RegExp(`(?<link>${LINK})|(?<control>${HIDDEN})`, 'giu')

function pieces(text: string): Piece[] {
  const clean = text.replaceAll('\r\n', '\n')
  const found: Piece[] = []
  let from = 0
  for (const match of clean.matchAll(SPECIAL)) {
    const piece: Piece =
      match.groups?.['link'] === undefined
        ? { kind: 'control', text: match[0] }
        : { kind: 'link', text: withoutEnd(match[0]) }
    if (match.index > from) found.push({ kind: 'plain', text: clean.slice(from, match.index) })
    found.push(piece)
    from = match.index + piece.text.length
  }
  if (from < clean.length) found.push({ kind: 'plain', text: clean.slice(from) })
  return found
}

/** The part of a link that says where it leads, as it is written. */
function hostOf(link: string): string {
  return /^https?:\/\/[^/?#]*/i.exec(link)?.[0] ?? ''
}

/** A sentence's own mark after a link, and a bracket that opened before it, aren't part of it. */
function withoutEnd(link: string): string {
  const bare = link.replace(/[.,;:!?*]+$/, '')
  return bare.endsWith(')') && !bare.includes('(') ? withoutEnd(bare.slice(0, -1)) : bare
}

function ControlMark({ character }: { character: string }) {
  const t = useTexts()
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return (
    <span
      title={fill(t.transcript.control, { code })}
      className="mx-px rounded-xs bg-warn-soft px-0.5 font-mono text-[0.8em] text-warn"
    >
      {code === 'U+001B' ? 'ESC' : code}
    </span>
  )
}

function Marked({ text }: { text: string }): ReactNode {
  const find = use(FindContext)
  if (find === '') return text
  return split(text, find).map((part, at) =>
    at % 2 === 1 ? <mark key={at}>{part}</mark> : <Fragment key={at}>{part}</Fragment>,
  )
}

/** Every second part is what was looked for, in whatever case. */
function split(text: string, find: string): string[] {
  const [haystack, needle] = [text.toLowerCase(), find.toLowerCase()]
  // Letters whose lower case is longer would shift the places.
  if (haystack.length !== text.length) return [text]
  const parts: string[] = []
  let from = 0
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, from)) {
    parts.push(text.slice(from, at), text.slice(at, at + needle.length))
    from = at + needle.length
  }
  return [...parts, text.slice(from)]
}
