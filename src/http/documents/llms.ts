import { endpointGroups } from './index-page.ts'
import { pathOfPage } from './page.ts'
import type { Site } from './site.ts'

/** `/llms.txt`: what this is, and where each page stands as Markdown. */
export function llmsText(site: Site): string {
  const { publicUrl, texts } = site
  const { title, index } = texts.pages
  const link = (text: string, path: string) => `- [${text}](${publicUrl}${path}.md)`
  const sections = endpointGroups(site).map(({ title, endpoints }) => {
    const links = endpoints.map(({ text, path, method, route }) => `${link(text, path)}: ${method} ${route}`)
    return `## ${title}\n\n${links.join('\n')}`
  })
  const parts = [`# ${title}`, `> ${index.lead}`, link(title, pathOfPage('en', '')), ...sections]
  return `${parts.join('\n\n')}\n`
}
