import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '../../src/storage/context.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { smallDisk } from '../support/small-disk.ts'
import { recovered } from './recovered.ts'
import { ownFolder } from './test-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'muster-engine-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function numbers(db: Db): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from written order by number`.execute(db)
  return rows.map(({ number }) => number)
}

test('in a folder that lets others in, the database is for its owner alone', async () => {
  const dataDir = join(folder, 'open')
  mkdirSync(dataDir, { mode: 0o755 })
  const { close } = await openDatabase({ dataDir })
  await close()
  expect(statSync(join(dataDir, 'pgdata')).mode & 0o077).toBe(0)
})

test('no acknowledged row is lost when the process is killed while writing', async () => {
  const { dataDir, drop } = await ownFolder()
  let acknowledged = 0
  for (let round = 0; round < 4; round++) {
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'write-rows.ts'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const printed = text(writer.stdout)
    await once(writer.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, 50 + round * 150))
    writer.kill('SIGKILL')
    acknowledged += (await printed).trim().split('\n').length
  }
  const { db, close } = await openDatabase({ dataDir })
  const written = await numbers(db)
  await close()
  await drop()
  expect(written.length).toBeGreaterThanOrEqual(acknowledged)
  expect(written).toEqual(written.map((_, i) => i))
})

test('a first start that was cut off leaves no half database', async () => {
  const dataDir = join(folder, 'cut-off')
  mkdirSync(join(dataDir, 'pgdata.new'), { recursive: true })
  writeFileSync(join(dataDir, 'pgdata.new', 'PG_VERSION'), '18\n')
  const { ping, close } = await openDatabase({ dataDir })
  await ping()
  await close()
  expect(existsSync(join(dataDir, 'pgdata.new'))).toBe(false)
})

test('an engine that breaks fails what waits for it, and is started again', async () => {
  const { dataDir, drop } = await ownFolder()
  const { db, close } = await openDatabase({ dataDir })
  await sql`create table written (number int)`.execute(db)
  await sql`insert into written values (0), (1)`.execute(db)
  // Nested so deeply that the engine's stack overflows before PostgreSQL's own limit is met.
  const breaking = sql`select repeat('[', 3000000)::jsonb`.execute(db)
  const waiting = [1, 2, 3].map(() => numbers(db))
  await expect(breaking).rejects.toMatchObject({ code: 'unavailable' })
  for (const query of waiting) await expect(query).rejects.toMatchObject({ code: 'unavailable' })
  expect(await recovered(() => numbers(db))).toEqual([0, 1])
  await close()
  await drop()
})

test('an engine that breaks inside a transaction leaves nothing of it', async () => {
  const { dataDir, drop } = await ownFolder()
  const { db, close } = await openDatabase({ dataDir })
  await sql`create table written (number int)`.execute(db)
  const broken = db.transaction().execute(async (trx) => {
    await sql`insert into written values (0)`.execute(trx)
    await sql`select repeat('[', 3000000)::jsonb`.execute(trx)
  })
  await expect(broken).rejects.toMatchObject({ code: 'unavailable' })
  expect(await recovered(() => numbers(db))).toEqual([])
  await close()
  await drop()
})

test('a folder in use is refused, and free again once closed', async () => {
  const { dataDir, drop } = await ownFolder()
  const first = await openDatabase({ dataDir })
  await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'conflict' })
  await first.ping()
  await first.close()
  const second = await openDatabase({ dataDir })
  await second.close()
  await drop()
})

test('a folder that is no database is unavailable, and left free', async () => {
  const dataDir = join(folder, 'broken')
  mkdirSync(join(dataDir, 'pgdata'), { recursive: true })
  writeFileSync(join(dataDir, 'pgdata', 'PG_VERSION'), '12\n')
  await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'unavailable' })
  await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'unavailable' })
})

test('a full disk makes it unavailable; with space again service resumes with every acknowledged row', async (context) => {
  const disk = smallDisk(context)
  const { dataDir, drop } = await ownFolder()
  cpSync(dataDir, join(disk, 'data'), { recursive: true })
  await drop()
  const { db, close } = await openDatabase({ dataDir: join(disk, 'data') })
  await sql`create table written (number int primary key, filler text)`.execute(db)
  // Kept back for later: what a person would delete.
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(16 << 20))
  let acknowledged = 0
  const write = () => sql`insert into written values (${acknowledged}, ${incompressible()})`.execute(db)
  await expect(
    (async () => {
      for (;;) {
        await write()
        acknowledged++
      }
    })(),
  ).rejects.toMatchObject({
    code: 'unavailable',
    message: 'the database is out of space, memory or connections',
  })

  rmSync(join(disk, 'ballast'))
  const kept = await recovered(() => numbers(db))
  // The row that failed may have been written before it couldn't be acknowledged.
  expect(kept.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, i) => i))
  acknowledged = kept.length
  await write()
  await close()
})

function incompressible(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(30_000))).toString('base64')
}
