import { expect, test } from 'vitest'
import { migrate } from '../../src/storage/migrate.ts'
import { testDatabase } from './test-database.ts'

const db = await testDatabase()

test('a migrated database has nothing left to do', async () => {
  expect(await migrate(db)).toEqual([])
})
