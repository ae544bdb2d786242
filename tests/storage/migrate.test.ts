import { expect, test } from 'vitest'
import { migrate } from '../../src/storage/migrate.ts'
import { testDatabase, TEST_DATABASE_URL } from './test-database.ts'

const db = await testDatabase()

test('a migrated database has nothing left to do', async () => {
  expect(await migrate(db)).toEqual([])
})
