import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { PAGES, proseOf, ROOT } from './pages.ts'

test.each(PAGES)('the links of %s lead somewhere', (page) => {
  const links = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  const broken = links.filter((link) => !/^https?:/.test(link) && !leadsSomewhere(page, link))
  expect(broken).toEqual([])
})

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page : normalize(join(dirname(page), path))
  if (target.startsWith('..') || !existsSync(ROOT + target)) return false
  return anchor === undefined || anchorsOf(target).includes(anchor)
}

/** The anchors that headings get. */
function anchorsOf(page: string): string[] {
  const headings = readFileSync(ROOT + page, 'utf8').matchAll(/^#+ (.+)$/gm)
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** What looks like a path from the repository's root, or from `src/`, where ARCHITECTURE.md is at home. */
const PATH = /`((?:src|sdk|tests|docs|bench|scripts|bin|\.ci)\/[\w./-]*|\w[\w-]*\/[\w./-]+\.ts)`/g

test.each(PAGES)('the files that %s names are there', (page) => {
  const paths = [...proseOf(page).matchAll(PATH)].map(([, path = '']) => path)
  const missing = paths.filter((path) => !isThere(path) && !isThere(`src/${path}`))
  expect(missing).toEqual([])
})

function isThere(path: string): boolean {
  if (!existsSync(ROOT + path)) return false
  return !path.endsWith('/') || statSync(ROOT + path).isDirectory()
}

test('what the links of a page could name is found', () => {
  expect(PAGES).toContain('README.md')
  expect(PAGES).toContain('docs/guides/start.md')
  expect(anchorsOf('docs/compatibility.md')).toContain('decisions-where-the-pages-are-silent')
})
