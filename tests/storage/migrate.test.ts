import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { MIGRATIONS } from '../../src/storage/migrations/index.ts'
import { emptyServed, ownDatabase, TEST_DATABASE_URL } from './test-database.ts'

test('a migrated database has nothing left to do', async () => {
  const { location, drop } = await ownDatabase()
  const { db, close } = await openDatabase(location)
  expect(await migrate(db)).toEqual([])
  await close()
  await drop()
})

test('a database of a newer program is refused, and left as it was', async () => {
  const { location, drop } = await ownDatabase()
  const { db, close } = await openDatabase(location)
  await sql`insert into kysely_migration values ('9999-of-tomorrow', '2100-01-01T00:00:00.000Z')`.execute(db)
  await expect(migrate(db)).rejects.toMatchObject({ code: 'conflict' })
  await expect(migrate(db)).rejects.toThrow(/newer version.*9999-of-tomorrow.*update/)
  await close()
  await drop()
})

test('servers that start together on a new database migrate it once', async (context) => {
  const server = TEST_DATABASE_URL ?? context.skip('a server of PostgreSQL is needed: TEST_DATABASE_URL')
  const { location, drop } = await emptyServed(server)
  const servers = await Promise.all([1, 2, 3].map(() => openDatabase(location)))
  const ran = await Promise.all(servers.map(({ db }) => migrate(db)))
  expect(ran.flat()).toEqual(Object.keys(MIGRATIONS))
  await Promise.all(servers.map(({ close }) => close()))
  await drop()
})
