import { LANGUAGES, TEXTS } from '../../contract/texts/index.ts'
import { pathOfPage, type Block, type Field, type Page } from './page.ts'
import type { Site } from './site.ts'

/** A page as Markdown, its links to the Markdown of other pages. */
export function markdownPage(page: Page, { publicUrl }: Site): string {
  const languages = LANGUAGES.filter((language) => language !== page.language).map((language) => {
    const { name } = TEXTS[language].pages.language
    return `[${name}](${publicUrl}${pathOfPage(language, page.slug)}.md)`
  })
  const blocks = [...page.blocks, ...page.example].map((block) => blockText(block, publicUrl))
  return `${[`# ${page.title}`, page.lead, ...blocks, languages.join(' · ')].join('\n\n')}\n`
}

function blockText(block: Block, publicUrl: string): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text}`
    case 'text':
      return block.text
    case 'note':
      return `> **${block.label}** ${block.text}`
    case 'request':
      return `\`${block.method} ${block.path}\``
    case 'facts':
      return block.facts.map(({ term, text }) => `- **${term}** ${text}`).join('\n')
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows].map(row).join('\n')
    case 'fields':
      return block.fields.map((field) => fieldText(field, '')).join('\n')
    case 'code':
      return `${block.label}\n\n\`\`\`${block.language}\n${block.text}\n\`\`\``
    case 'links':
      return block.links.map(({ text, path }) => `- [${text}](${publicUrl}${path})`).join('\n')
    case 'endpoints':
      return block.endpoints
        .map(({ text, path, method, route, mark }) => {
          const marked = mark === undefined ? '' : ` *${mark}*`
          return `- [${text}](${publicUrl}${path}.md) \`${method} ${route}\`${marked}`
        })
        .join('\n')
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function fieldText({ name, type, marks, text, facts, shapes }: Field, indent: string): string {
  const marked = marks.map((mark) => ` *${mark.text}*`).join('')
  const lines = [
    `${indent}- \`${name}\` \`${type}\`${marked} ${text}`.trimEnd(),
    ...facts.map((fact) => `${indent}  - ${fact.term === '' ? '' : `**${fact.term}** `}${fact.text}`),
    ...shapes.flatMap(({ label, fields }) => [
      `${indent}  - ${label}`,
      ...fields.map((field) => fieldText(field, `${indent}    `)),
    ]),
  ]
  return lines.join('\n')
}
