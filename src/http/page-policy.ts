/** What every page may load: files of this server alone, and nothing inline. */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** The content security policy of pages, with directives of their own. */
export function pagePolicy(own: Readonly<Record<string, string>>): string {
  const directives = Object.entries({ ...DIRECTIVES, ...own })
  return directives.map(([name, value]) => `${name} ${value}`).join('; ')
}
