import { describe, expect, test } from 'vitest'
import { findSecrets, redact } from '../../src/domain/secrets.ts'

// Put together here, so that no scanner takes this file for a leak.
const random = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2'
const SECRETS: Record<string, string> = {
  'GitHub token': `ghp_${random.slice(0, 36)}`,
  'GitLab token': `glpat-${random.slice(0, 20)}`,
  'AWS access key': `AKIA${'Q3EGRTYKLM2WZ5XC'}`,
  'Google API key': `AIza${random.slice(0, 35)}`,
  'Anthropic key': `sk-ant-api03-${random}`,
  'OpenAI key': `sk-proj-${random}`,
  'Slack token': `xoxb-${random.slice(0, 24)}`,
  'Stripe key': `sk_live_${random.slice(0, 24)}`,
  'npm token': `npm_${random.slice(0, 36)}`,
  'API key of this server': `cog_${random.slice(0, 43)}`,
  'JSON web token': `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${random}`,
  'private key': `-----BEGIN RSA PRIVATE KEY-----\n${random}\n${random}\n-----END RSA PRIVATE KEY-----`,
}

describe('findSecrets', () => {
  test.each(Object.entries(SECRETS))('finds a %s, and redact leaves nothing of it', (kind, secret) => {
    const text = `before ${secret} behind`
    expect(findSecrets(text)).toEqual([{ kind, start: 7, end: 7 + secret.length }])
    expect(redact(text)).toBe(`before [${kind} removed] behind`)
  })

  test.each([
    ['password in an address', 'psql postgres://shop:q7R8s9T0@db.internal/shop', 'q7R8s9T0'],
    ['bearer token', `curl -H "Authorization: Bearer ${random.slice(0, 30)}"`, random.slice(0, 30)],
    ['password', 'DB_PASSWORD=x9Kf2Lq8Zr4T', 'x9Kf2Lq8Zr4T'],
    ['password', `{"apiKey": "${random.slice(0, 24)}"}`, random.slice(0, 24)],
  ])('finds a %s by what stands around it', (kind, text, secret) => {
    const [found] = findSecrets(text)
    expect(found?.kind).toBe(kind)
    expect(text.slice(found?.start, found?.end)).toBe(secret)
  })

  test.each([
    'export GITHUB_TOKEN=$GH_TOKEN',
    'password: your-password-here',
    'API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx',
    'postgres://user:password@localhost/db',
    'const token = process.env.SLACK_TOKEN',
    'ghp_REDACTED',
    'sk-ant-your-key-goes-here-please-thanks',
    'the tokens: 123456789012 of the session',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b',
    'class PasswordResetTokenGenerator extends TokenGenerator {}',
    'secretName = "projects/shop/secrets/db-password"',
    '-----BEGIN PUBLIC KEY-----',
  ])('leaves %s alone', (text) => {
    expect(findSecrets(text)).toEqual([])
    expect(redact(text)).toBe(text)
  })

  test('several in one text are taken out each', () => {
    const text = `a ${SECRETS['npm token']} b ${SECRETS['Slack token']} c`
    expect(redact(text)).toBe('a [npm token removed] b [Slack token removed] c')
  })
})
