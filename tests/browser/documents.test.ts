import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { violationsOn } from './axe.ts'
import { done, transcript } from './stories.ts'
import { World } from './world.ts'

const HOSTILE = '<img src=x onerror="window.planted=1"> user\u202Egnp.exe'
const world = new World([done(1, 'Round the totals of the cart'), done(2, HOSTILE)])

/** An endpoint's page with its form open, and whoever is signed in known. */
async function form(id: string, { out = false, expected = /^$/ } = {}): Promise<Page> {
  const page = await world.visit(
    `/docs/en/${id}`,
    // Who is not signed in is told by a 401, which browsers write into their consoles.
    out ? { key: null, expected: new RegExp(`status of 401|${expected.source}`) } : { expected },
  )
  const asked = id.startsWith('v1') ? undefined : page.waitForResponse('**/v3/self/access')
  await page.locator('.try > summary').click()
  await asked
  if (id.startsWith('v3-org-')) await page.locator('[name="path.org_id"]').fill(world.orgId)
  return page
}

const outcome = (page: Page) => page.locator('.outcome')
const body = (page: Page) => page.locator('.result pre').innerText()

describe('the search', () => {
  test('is led by keys alone', async () => {
    const page = await world.visit('/docs/en', { key: null })
    await page.keyboard.press('/')
    await page.keyboard.type('revoke')
    await page.getByRole('option').first().waitFor()
    const combobox = page.getByRole('combobox')
    expect(await combobox.getAttribute('aria-expanded')).toBe('true')
    expect(await page.getByRole('option', { selected: true }).innerText()).toContain('Revoke a key')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('option').count()).toBe(0)
    expect(await combobox.inputValue()).toBe('revoke')
    await page.keyboard.press('Escape')
    expect(await combobox.inputValue()).toBe('')
    await page.keyboard.type('key')
    await page.getByRole('option').nth(2).waitFor()
    await page.keyboard.press('ArrowDown')
    const chosen = page.getByRole('option', { selected: true })
    expect(await chosen.getAttribute('id')).toBe('search-1')
    expect(await combobox.getAttribute('aria-activedescendant')).toBe('search-1')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await chosen.getAttribute('id')).toBe(await page.getByRole('option').last().getAttribute('id'))
    await page.keyboard.press('ArrowDown')
    const title = await chosen.locator('span').innerText()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/docs/en/v3-*')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title)
  })

  test.each([
    ['zh', '吊销', 'v3-enterprise-keys-revoke'],
    ['fr', 'revoquer', 'v3-enterprise-keys-revoke'],
    ['en', 'created_bef', 'v3-org-sessions-list'],
  ])('in %s for %s leads to %s by a click', async (language, query, page) => {
    const documents = await world.visit(`/docs/${language}`, { key: null })
    await documents.getByRole('combobox').fill(query)
    await documents.getByRole('option').first().click()
    await documents.waitForURL('**/docs/*/*')
    expect(new URL(documents.url()).pathname).toBe(`/docs/${language}/${page}`)
  })

  test('says when there is nothing, and when it could not be loaded', async () => {
    const page = await world.visit('/docs/fr', { key: null, expected: /Failed to load resource/ })
    await page.context().setOffline(true)
    await page.getByRole('combobox').fill('rôle')
    await page.getByText('n’a pas pu être chargée').waitFor()
    await page.context().setOffline(false)
    await page.getByRole('combobox').fill('xyzzy')
    await page.getByText('Rien n’a été trouvé').waitFor()
  })
})

describe('a form', () => {
  test('sends with the sign-in of this browser, and shows what comes', async () => {
    const page = await world.visit('/docs/en/v3-org-sessions-list')
    await page.locator('.try > summary').click()
    await page.getByText('Signed in as Administrator').waitFor()
    expect(await page.locator('[name="path.org_id"]').inputValue()).toBe(world.orgId)
    await page.getByText(/Query parameters \(/).click()
    await page.locator('[name="query.first"]').fill('1')
    expect(await page.locator('form code.sh').innerText()).toContain(
      `curl "${world.url}/v3/organizations/${world.orgId}/sessions?first=1" \\\n  -H "Authorization: Bearer $MUSTER_KEY"`,
    )
    await page.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => outcome(page).innerText()).toMatch(/^200 OK · \d+ ms$/)
    expect(JSON.parse(await body(page))).toMatchObject({ items: [{ title: 'Round the totals of the cart' }] })
    const headers = await page.locator('.headers').innerText()
    for (const name of ['x-request-id', 'server-timing', 'link']) expect(headers).toContain(name)
  })

  test('takes a key, and keeps it nowhere', async () => {
    const page = await form('v3-self', { out: true })
    await page.getByRole('button', { name: 'Send' }).click()
    expect(await page.locator('[name=key]:invalid').count()).toBe(1)
    expect(await outcome(page).innerText()).toBe('')
    await page.locator('[name=key]').fill(world.adminKey)
    await page.keyboard.press('Enter')
    await expect.poll(() => outcome(page).innerText()).toContain('200 OK')
    const kept = await page.evaluate(() =>
      JSON.stringify([localStorage, sessionStorage, document.cookie, location.href]),
    )
    expect(kept).not.toContain(world.adminKey)
    expect(await page.locator('form code.sh').innerText()).not.toContain(world.adminKey)
    await page.reload()
    expect(await page.locator('[name=key]').inputValue()).toBe('')
  })

  test('for v1 asks for a key, whoever is signed in', async () => {
    const page = await form('v1-sessions-list', { expected: /status of 403/ })
    await page.locator('[name=key]').fill(world.adminKey)
    await page.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => outcome(page).innerText()).toContain('403')
    await page.locator('.problems').getByText('takes keys that begin with').waitFor()
  })

  test('asks before it changes anything, and says what it would send', async () => {
    const page = await form('v3-enterprise-organizations-create')
    await page.locator('[name=body]').fill('{"name":"Tried out"}')
    await page.getByRole('button', { name: 'Send' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Create an organisation').waitFor()
    expect(await dialog.innerText()).toContain(`-d '{"name":"Tried out"}'`)
    const names = async () => (await world.client.organizations.list().all()).map(({ name }) => name)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await names()).not.toContain('Tried out')
    await page.getByRole('button', { name: 'Send' }).click()
    await dialog.getByRole('button', { name: 'Send it' }).click()
    await expect.poll(() => outcome(page).innerText()).toContain('200 OK')
    expect(await names()).toContain('Tried out')
  })

  test('shows events as they come, until they are stopped', async () => {
    const page = await form('v3-org-sessions-stream')
    await page.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => body(page)).toContain('event: ready')
    await world.import({ ...done(3, 'Add a wish list'), minutesAgo: 1 })
    await expect.poll(() => body(page)).toContain('"title": "Add a wish list"')
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect.poll(() => outcome(page).innerText()).toBe('Stopped.')
    expect(await page.getByRole('button', { name: 'Send' }).isEnabled()).toBe(true)
  })

  test('says what was wrong, at its input too', async () => {
    const page = await form('v3-org-sessions-list', { expected: /status of 422/ })
    await page.getByText(/Query parameters \(/).click()
    await page.locator('[name="query.first"]').fill('0')
    await page.locator('[name="lines.tags"]').fill('a\nb')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.locator('.problems').getByText('query.first').waitFor()
    expect(await page.locator('[aria-invalid]').getAttribute('name')).toBe('query.first')
    await page.locator('[name="query.first"]').fill('2')
    await page.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => outcome(page).innerText()).toContain('200 OK')
    expect(await page.locator('[aria-invalid]').count()).toBe(0)
  })

  test('shows what anybody wrote as text', async () => {
    const page = await form('v3-org-sessions-list')
    await page.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => body(page)).toContain('<img src=x onerror=')
    expect(await body(page)).toContain(String.raw`user\u202egnp.exe`)
    expect(await page.evaluate(() => 'planted' in window)).toBe(false)
  })

  test('says when the server can’t be reached', async () => {
    const page = await form('v3-self', { expected: /ERR_INTERNET_DISCONNECTED/ })
    await page.getByText('Signed in as').waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => outcome(page).innerText()).toBe('The server could not be reached.')
  })

  test('sends a file', async () => {
    const page = await form('v3-org-sessions-import')
    const { bytes } = transcript(done(4, 'Print the wish list'))
    const file = { name: 'a b.jsonl', mimeType: 'text/plain', buffer: Buffer.from(bytes) }
    await page.locator('[name=file]').setInputFiles(file)
    expect(await page.locator('form code.sh').innerText()).toContain(`--data-binary '@a b.jsonl'`)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('button', { name: 'Send it' }).click()
    await expect.poll(() => outcome(page).innerText()).toContain('200 OK')
    const titles = (await world.client.sessions.list().all()).map(({ title }) => title)
    expect(titles).toContain('Print the wish list')
  })
})

test('without scripts there is neither search nor form', async () => {
  const page = await world.visit('/docs/en/v3-self', { key: null, javaScriptEnabled: false })
  for (const part of ['.search', '.try', '.to-try']) expect(await page.locator(part).isVisible()).toBe(false)
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([1440, 360])('at %i px axe finds nothing, and nothing sticks out', async (width) => {
    const viewport = { width, height: 800 }
    const page = await world.visit('/docs/en/v3-org-sessions-list', {
      colorScheme,
      viewport,
      bypassCSP: true,
    })
    await page.locator('.try > summary').click()
    await page.getByText('Signed in as').waitFor()
    await page.locator('[name="path.org_id"]').fill(world.orgId)
    await page.getByText(/Query parameters \(/).click()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.locator('.result').waitFor()
    expect(await violationsOn(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.getByRole('combobox').first().fill('key')
    await page.getByRole('option').first().waitFor()
    expect(await violationsOn(page)).toEqual([])
  })
})
