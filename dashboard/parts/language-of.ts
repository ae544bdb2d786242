const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ ts: 'typescript', mts: 'typescript', tsx: 'tsx', js: 'javascript', mjs: 'javascript', jsx: 'tsx' },
  ...{
    py: 'python',
    sh: 'bash',
    bash: 'bash',
    go: 'go',
    rs: 'rust',
    java: 'java',
    c: 'c',
    h: 'c',
    cpp: 'cpp',
  },
  ...{ css: 'css', html: 'html', json: 'json', jsonl: 'json', md: 'markdown', mdx: 'markdown', sql: 'sql' },
  ...{ yaml: 'yaml', yml: 'yaml', toml: 'toml', rb: 'ruby', php: 'php', diff: 'diff', patch: 'diff' },
}

/** The language of a file by the end of its name, or of a block of code by its own word; empty for none known. */
export function languageOf(name: string): string {
  const end = (name.split('.').at(-1) ?? '').toLowerCase()
  return LANGUAGES[end] ?? (Object.values(LANGUAGES).includes(end) ? end : '')
}
