/**
 * Secrets in the clear: what is looked for, and how it is taken out of a text. Libraries that do this work on whole files,
 * asynchronously: each text of a session would cost them a third of a millisecond.
 */
interface Pattern {
  readonly kind: string
  /** One of these stands in every text with such a secret: a plain search costs next to nothing. */
  readonly hints: readonly string[]
  /** The secret is the group named `secret`, or the whole. */
  readonly pattern: RegExp
}

export interface Secret {
  /** What it is: `GitHub token`. Never the secret itself. */
  readonly kind: string
  /** Place of its first character, and of the one behind its last. */
  readonly start: number
  readonly end: number
}

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'private key',
    hints: ['PRIVATE KEY'],
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----[\s\S]{40,8000}?-----END (?:[A-Z0-9]+ )*PRIVATE KEY-----/g,
  },
  {
    kind: 'GitHub token',
    hints: ['gh', 'github_pat_'],
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})/g,
  },
  { kind: 'GitLab token', hints: ['glpat-'], pattern: /\bglpat-[A-Za-z0-9_-]{20,}/g },
  { kind: 'AWS access key', hints: ['AKIA', 'ASIA'], pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  { kind: 'Google API key', hints: ['AIza'], pattern: /\bAIza[A-Za-z0-9_-]{35}\b/g },
  { kind: 'Anthropic key', hints: ['sk-ant-'], pattern: /\bsk-ant-[A-Za-z0-9_-]{24,}/g },
  { kind: 'OpenAI key', hints: ['sk-'], pattern: /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,}/g },
  { kind: 'Slack token', hints: ['xox'], pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{16,}/g },
  {
    kind: 'Slack webhook',
    hints: ['hooks.slack.com'],
    pattern: /\bhooks\.slack\.com\/services\/T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/[A-Za-z0-9]{16,}/g,
  },
  { kind: 'Stripe key', hints: ['k_live_'], pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}/g },
  { kind: 'npm token', hints: ['npm_'], pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'Hugging Face token', hints: ['hf_'], pattern: /\bhf_[A-Za-z0-9]{30,}/g },
  {
    kind: 'API key of this server',
    hints: ['cog_', 'apk_'],
    pattern: /\b(?:cog|apk|apk_user)_[A-Za-z0-9_-]{43,}/g,
  },
  {
    kind: 'bearer token',
    hints: ['earer '],
    pattern: /\b[Bb]earer +(?<secret>[A-Za-z0-9_.~+/-]{20,}={0,2})/dg,
  },
  {
    kind: 'JSON web token',
    hints: ['eyJ'],
    pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{16,}/g,
  },
  {
    kind: 'password in an address',
    hints: ['://'],
    pattern: /:\/\/[^\s:/@"'`<>]{1,80}:(?<secret>[^\s:/@"'`<>]{3,100})@[A-Za-z0-9.-]+/dg,
  },
  {
    kind: 'password',
    hints: ['assw', 'ASSW', 'ecret', 'ECRET', 'oken', 'OKEN', '_key', '-key', 'Key', 'ikey', '_KEY'],
    pattern:
      /(?:passw(?:or)?d|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)["']?\s*[:=]\s*["'`]?(?<secret>[A-Za-z0-9_.~+/!@#$%^&*=-]{12,120})/dgi,
  },
]

/** Where secrets stand in a text, in order and without overlap. Placeholders aren't secrets. */
export function findSecrets(text: string): Secret[] {
  const possible = PATTERNS.filter(({ hints }) => hints.some((hint) => text.includes(hint)))
  const found = possible
    .flatMap(({ kind, pattern }) =>
      [...text.matchAll(pattern)].flatMap((match): Secret[] => {
        const secret = match.groups?.['secret'] ?? match[0]
        if (isPlaceholder(kind, secret)) return []
        const start = match.indices?.groups?.['secret']?.[0] ?? match.index
        return [{ kind, start, end: start + secret.length }]
      }),
    )
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const apart: Secret[] = []
  for (const secret of found) {
    if (secret.start >= (apart.at(-1)?.end ?? 0)) apart.push(secret)
  }
  return apart
}

/** The text with every secret replaced by what it is. */
export function redact(text: string): string {
  const secrets = findSecrets(text)
  if (secrets.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const { kind, start, end } of secrets) {
    parts.push(text.slice(at, start), `[${kind} removed]`)
    at = end
  }
  return parts.join('') + text.slice(at)
}

const SPOKEN =
  /example|placeholder|redacted|changeme|your[_-]|my[_-]|dummy|fake|sample|test|xxx|\*\*\*|\.\.\.|<|\$\{?[A-Z_a-z]|process\.env|os\.environ|getenv|import\.meta/i

/** What stands for a secret, or is a name, a path or code instead of one. */
function isPlaceholder(kind: string, secret: string): boolean {
  if (kind === 'private key') return false
  if (SPOKEN.test(secret)) return true
  if (kind === 'password') return !isRandom(secret)
  if (kind === 'password in an address')
    return /^(?:password|passwd|pass|postgres|user|root|admin|secret)$/i.test(secret)
  return bitsOf(secret) < 2.5
}

/** Letters and digits mixed, many different ones: words, paths and identifiers aren't. */
function isRandom(secret: string): boolean {
  return /[0-9]/.test(secret) && /[A-Za-z]/.test(secret) && !/[/.]/.test(secret) && bitsOf(secret) >= 3.3
}

/** Entropy a character, in bits (Shannon). */
function bitsOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}
