import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, test } from 'vitest'
import { APIS } from '../../src/contract/endpoint.ts'
import { openapi } from '../../src/contract/openapi.ts'
import { LANGUAGES, TEXTS } from '../../src/contract/texts/index.ts'

/** What the linter may say, and why it stays. No rule is switched off. */
const ACCEPTED = [
  // Published as any JSON or null: `anyOf` of `{}` and null.
  /^no-illogical-composition-keywords: .*\/structured_output\/anyOf\/0$/,
]

const config = await createConfig({ extends: ['recommended-strict'] })

async function problemsOf(document: object): Promise<string[]> {
  const found = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'document.json',
    config,
  })
  return found
    .map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`)
    .filter((problem) => !ACCEPTED.some((accepted) => accepted.test(problem)))
}

describe.each(APIS)('the %s document', (api) => {
  test.each(LANGUAGES)('in %s passes the linter’s recommended rules', async (language) => {
    expect(await problemsOf(openapi(api, TEXTS[language]))).toEqual([])
  })

  test('is really looked at', async () => {
    const document = openapi(api)
    const without = { ...document, security: [], servers: [], paths: { ...document.paths, '/a/': {} } }
    const rules = (await problemsOf(without)).map((problem) => problem.split(':')[0])
    expect(rules).toEqual(
      expect.arrayContaining(['no-unused-components', 'no-empty-servers', 'no-path-trailing-slash']),
    )
  })
})
