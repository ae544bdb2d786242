import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { startPostgres, type Postgres } from '../../scripts/postgres.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { recovered } from './recovered.ts'
import { TEST_DATABASE_URL } from './test-database.ts'

test.each(['mysql://localhost/muster', 'localhost:5432', ''])('the URL %j is refused', async (url) => {
  await expect(openDatabase({ url })).rejects.toMatchObject({ code: 'invalid' })
})

test('a server that is not there is unavailable', async () => {
  // Port 1 of loopback: nothing listens there.
  await expect(openDatabase({ url: 'postgres://someone:secret@127.0.0.1:1/muster' })).rejects.toMatchObject({
    code: 'unavailable',
    message: "the database can't be reached",
  })
})

describe('a server of PostgreSQL of our own', () => {
  let server: Postgres | undefined

  beforeAll(async () => {
    if (TEST_DATABASE_URL !== undefined) server = await startPostgres()
  })
  afterAll(() => server?.remove())

  function ownServer(context: TestContext): Postgres {
    return server ?? context.skip('a server of PostgreSQL is needed: TEST_DATABASE_URL')
  }

  test('a database that is not there is unavailable', async (context) => {
    const url = ownServer(context).url.replace(/\/postgres$/, '/nothing_here')
    await expect(openDatabase({ url })).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('a crash in the middle of a transaction fails it, and service resumes by itself', async (context) => {
    const postgres = ownServer(context)
    const { db, ping, close } = await openDatabase({ url: postgres.url })
    await sql`create table ledger (id int)`.execute(db)
    const broken = db.transaction().execute(async (trx) => {
      await sql`insert into ledger values (1)`.execute(trx)
      await postgres.stop('SIGQUIT')
      await sql`insert into ledger values (2)`.execute(trx)
    })
    await expect(broken).rejects.toMatchObject({ code: 'unavailable' })
    await expect(ping()).rejects.toMatchObject({ code: 'unavailable' })

    await postgres.start()
    await ping()
    expect((await sql`select * from ledger`.execute(db)).rows).toEqual([])
    await close()
  })

  test('a connection that the server ends while idle is replaced', async (context) => {
    const { ping, close } = await openDatabase({ url: ownServer(context).url })
    await Promise.all([1, 2, 3].map(ping))
    const other = await openDatabase({ url: ownServer(context).url })
    const ended = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'muster' and pid <> pg_backend_pid()`
    await ended.execute(other.db)
    await expect(recovered(ping)).resolves.toBeUndefined()
    await other.close()
    await close()
  })

  test('a statement that takes too long is ended', async (context) => {
    const { db, close } = await openDatabase({ url: ownServer(context).url })
    const slow = db.connection().execute(async (connection) => {
      await sql`set statement_timeout = 50`.execute(connection)
      try {
        await sql`select pg_sleep(60)`.execute(connection)
      } finally {
        await sql`reset statement_timeout`.execute(connection)
      }
    })
    await expect(slow).rejects.toMatchObject({ code: 'unavailable', message: 'the database took too long' })
    await close()
  })
})
