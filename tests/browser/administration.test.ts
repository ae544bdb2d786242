import { expect, test } from 'vitest'
import { MusterClient } from '../../sdk/index.ts'
import { hasFocus } from './focus.ts'
import { rows } from './list.ts'
import { done, transcript } from './stories.ts'
import { World } from './world.ts'

const world = new World([done(1, 'Round the totals of the cart')])

test('signs in with a key, pasted once, and out', async () => {
  const page = await world.visit('/insights', { key: null, expected: /401/ })
  const field = page.getByLabel('API key')
  await field.fill('cog_nonsense')
  await page.keyboard.press('Enter')
  await page.getByText('This key is unknown, expired or revoked.').waitFor()
  expect(await field.inputValue()).toBe('cog_nonsense')
  await field.fill(world.adminKey)
  await page.keyboard.press('Enter')
  await page.getByText('Over time, by week').waitFor()
  expect(new URL(page.url()).pathname).toBe('/insights')
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]))
  expect(kept).not.toContain('cog_')
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  await page.reload()
  await page.getByText('Over time, by week').waitFor()
  await page.getByRole('button', { name: 'Administrator' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
  await field.waitFor()
  expect(await page.context().cookies()).toEqual([])
})

test('makes a key, shows it once, and revokes it', async () => {
  const page = await world.visit('/keys')
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Name').fill('Nightly report')
  await page.getByLabel('Expires').selectOption({ label: '30 days' })
  await page.getByRole('button', { name: 'Make key' }).click()
  const secret = await page.getByRole('dialog').locator('code').innerText()
  expect(await new MusterClient({ url: world.url, key: secret }).self()).toMatchObject({
    service_user_name: 'Nightly report',
  })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'I have kept it' }).click()
  expect(await page.content()).not.toContain(secret)
  const row = page.getByRole('row').filter({ hasText: 'Nightly report' })
  await row.getByText(/^until/).waitFor()
  await row.getByRole('button', { name: 'Revoke' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(() => hasFocus(row.getByRole('button', { name: 'Revoke' }))).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await row.waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(page.getByRole('main'))).toBe(true)
  await page.getByLabel('Show ended keys').check()
  await row.getByText('Revoked').waitFor()
  await expect(new MusterClient({ url: world.url, key: secret, retries: 0 }).self()).rejects.toThrow(
    /401|key/i,
  )
})

test('roles are said in the reader’s language, with the API’s name beside it', async () => {
  const page = await world.visit('/keys', { locale: 'fr' })
  expect(await page.getByTitle('enterprise_admin').first().innerText()).toBe('Administration de l’entreprise')
  await page.getByRole('button', { name: 'Nouvelle clé' }).click()
  const role = page.getByLabel('Rôle')
  await role.selectOption({ label: 'Lecture dans l’entreprise' })
  expect(await role.inputValue()).toBe('enterprise_viewer')
})

test('nothing typed is lost when the form is closed, or the server won’t have it', async () => {
  const page = await world.visit('/keys', { expected: /Failed to load/ })
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Name').fill('Nightly report')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'New key' }).click()
  expect(await page.getByLabel('Name').inputValue()).toBe('Nightly report')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Make key' }).click()
  await page.getByText('The server can’t be reached.').waitFor()
  expect(await page.getByLabel('Name').inputValue()).toBe('Nightly report')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Make key' }).click()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByRole('button', { name: 'New key' }).click()
  expect(await page.getByLabel('Name').inputValue()).toBe('')
})

test('who makes a key for somebody unknown is told at the field how to add them', async () => {
  const page = await world.visit('/keys', { expected: /422/ })
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Name').fill('Laptop')
  const email = page.getByLabel('E-mail of the person')
  await email.fill('grace@example.org')
  await page.getByRole('button', { name: 'Make key' }).click()
  const alert = page.getByRole('alert')
  await alert.getByText('Nobody here has this address.').waitFor()
  expect(await alert.locator('code').innerText()).toBe(
    'npx muster users add grace@example.org --role enterprise_viewer',
  )
  expect(await alert.innerText()).not.toContain('body.')
  await email.fill('grace.hopper@example.org')
  expect(await alert.count()).toBe(0)
  await world.client.users.add(['grace@example.org'], 'enterprise_viewer')
  await email.fill('grace@example.org')
  await page.getByRole('button', { name: 'Make key' }).click()
  await page.getByRole('button', { name: 'I have kept it' }).click()
})

test('makes an organisation, in which keys can be made at once, and deletes it', async () => {
  const page = await world.visit('/organizations')
  await page.getByRole('button', { name: 'New organisation' }).click()
  await page.getByLabel('Name').fill('Payments')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'New organisation' }).click()
  await page.getByRole('button', { name: 'Make organisation' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Payments' })
  await row.waitFor()
  await page.getByRole('link', { name: 'Keys' }).click()
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Organisation').selectOption({ label: 'Payments' })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('link', { name: 'Organisations' }).click()
  await row.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await row.waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(page.getByRole('main'))).toBe(true)
})

test('who may not administer sees none of it, and is told why where they go', async () => {
  await world.client.organization(world.orgId).members.add({ email: 'ada@example.org', role: 'org_admin' })
  const ada = { kind: 'cog', name: 'Ada', email: 'ada@example.org' } as const
  const hers = transcript(done(2, 'Sort the invoices by date'))
  await new MusterClient({ url: world.url, key: (await world.client.keys.create(ada)).key })
    .organization(world.orgId)
    .sessions.import(new Uint8Array(hers.bytes), { name: hers.name })
  const { key } = await world.client.keys.create({
    kind: 'cog',
    name: 'Viewer',
    org_id: world.orgId,
    role: 'org_viewer',
  })
  const page = await world.visit('/sessions', { key, expected: /403/ })
  await rows(page).first().waitFor()
  expect(await page.getByRole('link', { name: 'Keys' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Organisations' }).count()).toBe(0)
  // Names come from what is counted there: listing people takes another right.
  await rows(page).filter({ hasText: 'Sort the invoices' }).getByText('ada@example.org').waitFor()
  await rows(page).first().getByRole('link').first().click()
  await page.getByText('Analysing anew takes the right').waitFor()
  expect(await page.getByRole('button', { name: 'Regenerate' }).count()).toBe(0)
  const told: Record<string, string> = {
    '/keys': 'ManageAccountServiceUsers',
    '/organizations': 'ManageOrganizations',
    '/import': 'ManageOrgSessions',
  }
  for (const [path, permission] of Object.entries(told)) {
    await page.goto(path)
    const main = page.getByRole('main')
    await main.getByText(permission).waitFor()
    await main.getByText(/^(?:Seeing|Bringing in)\b.+ takes the right to manage/).waitFor()
    expect(await main.locator('input, button, code, [role=alert]').count()).toBe(0)
  }
})

test('another organisation’s sessions aren’t there', async () => {
  const { org_id } = await world.client.organizations.create({ name: 'Billing' })
  const { key } = await world.client.keys.create({ kind: 'cog', name: 'Billing', org_id, role: 'org_admin' })
  const [theirs] = await world.client.sessions.list().all()
  const page = await world.visit('/sessions', { key, expected: /40[34]/ })
  await page.getByText('No sessions yet').waitFor()
  for (const path of [`/sessions/${theirs?.session_id}`, `/compare?left=${theirs?.session_id}&right=x`]) {
    await page.goto(path)
    await page.getByText('There is no such thing, or none that you may see.').first().waitFor()
    expect(await page.content()).not.toContain('Round the totals')
  }
})

test('a sign-in that has ended is asked for in place, and what was typed is there', async () => {
  const { key, key_id } = await world.client.keys.create({
    kind: 'cog',
    name: 'Short',
    role: 'enterprise_admin',
  })
  const page = await world.visit('/sessions', { key, expected: /401/ })
  await rows(page).first().waitFor()
  await page.getByRole('button', { name: 'Filter', exact: true }).waitFor()
  await world.client.keys.revoke(key_id)
  await page.getByRole('searchbox').fill('totals')
  await page.getByText('Your sign-in has ended.').waitFor()
  await page.getByLabel('API key').fill(world.adminKey)
  await page.keyboard.press('Enter')
  await rows(page).first().waitFor()
  expect(await page.getByRole('searchbox').inputValue()).toBe('totals')
})
