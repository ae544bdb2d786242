import { expect, test } from 'vitest'
import { Home } from '../machine/home.ts'
import { violationsOn } from './axe.ts'
import { rows, titles } from './list.ts'
import { World } from './world.ts'

const world = new World([], (path) => {
  const home = new Home(path)
  home.claudeSessions(0, 12)
  home.claudeSubAgent(0)
  home.codexSession()
})

test('the link of a start signs in, leaves the address, and works once', async () => {
  const page = await world.visit(world.link, { key: null })
  await page.getByText('0 sessions').waitFor()
  expect(page.url()).toBe(`${world.url}/sessions`)
  await page.goBack()
  expect(page.url()).not.toContain('once_')
  await page.goto('/sessions')
  await page.getByText('0 sessions').waitFor()

  const other = await world.visit(world.link, { key: null, expected: /401/ })
  await other.getByRole('alert').getByText('This link works no more').waitFor()
  expect(other.url()).toBe(`${world.url}/sign-in`)
  await other.getByLabel('API key').fill(world.adminKey)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await other.getByText('0 sessions').waitFor()
})

test('a link that is used already is no bar to who is signed in', async () => {
  const page = await world.visit(world.link, { expected: /401/ })
  await page.getByText('0 sessions').waitFor()
  expect(page.url()).toBe(`${world.url}/sessions`)
})

test('who may not import on a click is told the command', async () => {
  const [org] = await world.client.organizations.list().all()
  const ofOrg = { kind: 'cog', name: 'Shop', org_id: org?.org_id ?? '', role: 'org_admin' } as const
  const page = await world.visit('/sessions', { key: (await world.client.keys.create(ofOrg)).key })
  await page.getByText('npx muster import').waitFor()
  expect(await page.getByRole('button', { name: 'Import them' }).count()).toBe(0)
})

test('who may not import at all is told what it takes', async () => {
  const { key } = await world.client.keys.create({ kind: 'cog', name: 'Reader', role: 'enterprise_viewer' })
  const page = await world.visit('/sessions', { key })
  await page.getByText('It comes with the role “Organisation administrator”').waitFor()
  expect(await page.getByText('npx muster import').count()).toBe(0)
})

test('an empty list says what this machine has, in words and in each language', async () => {
  const page = await world.visit('/sessions', { bypassCSP: true })
  await page
    .getByText(
      '12 Claude Code and 1 Codex sessions were found in ~/.claude/projects and ~/.codex/sessions. Their sub-agents come with them.',
    )
    .waitFor()
  await page.getByRole('button', { name: 'Load a demo set' }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  const french = await world.visit('/sessions', { locale: 'fr' })
  await french.getByText('12 de Claude Code et 1 de Codex').waitFor()
  const chinese = await world.visit('/sessions', { locale: 'zh-CN' })
  await chinese.getByText('Claude Code 会话 12 个').waitFor()
})

test('a click imports it, and the list fills in its place', async () => {
  const page = await world.visit('/sessions')
  await page.evaluate(() => Object.assign(window, { hasStayed: true }))
  await page.getByRole('button', { name: 'Import them' }).click()
  await page.getByText('Imported 14 sessions, counting sub-agents.').waitFor()
  await page.getByText('14 sessions', { exact: true }).waitFor()
  expect(await rows(page).count()).toBeGreaterThan(10)
  expect(await page.evaluate(() => 'hasStayed' in window)).toBe(true)
  await page.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => page.getByText('Imported 14 sessions, counting sub-agents.').count()).toBe(0)
  // One that ended before is no news.
  await page.reload()
  await titles(page).first().waitFor()
  expect(await page.getByText('Imported').count()).toBe(0)
})

test('how far an import is, is shown to every page, and survives a reload', async () => {
  await world.client.machine.import({ source: 'demo' })
  const page = await world.visit('/sessions', { bypassCSP: true })
  const progress = page.getByRole('progressbar', { name: 'Loading the demo set' })
  await progress.waitFor()
  await page.reload()
  await progress.waitFor()
  await page.getByText(/^\d+ of 315 sessions$/).waitFor()
  expect(await violationsOn(page)).toEqual([])
})
