import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import type { Db } from '../../src/storage/context.ts'
import { openDatabase, type DatabaseLocation } from '../../src/storage/database.ts'
import { migrate } from '../../src/storage/migrate.ts'

/** When set, tests run on databases of their own on this PostgreSQL server instead of on the embedded engine. */
export const TEST_DATABASE_URL = process.env.TEST_DATABASE_URL

interface OwnDatabase {
  readonly location: DatabaseLocation
  drop(): Promise<void>
}

/**
 * A migrated, empty database of the calling test file, by `await` at its top level. It is closed after the file's tests;
 * a connection that a test never gave back fails the file.
 */
export async function testDatabase(): Promise<Db> {
  const { location, drop } = await ownDatabase()
  const handle = await openDatabase(location)
  afterAll(async () => {
    await handle.close()
    await drop()
  })
  return handle.db
}

/** A migrated, empty database that nobody has open yet; the caller closes what it opens, and drops it. */
export async function ownDatabase(): Promise<OwnDatabase> {
  return TEST_DATABASE_URL === undefined ? await ownFolder() : await ownServed(TEST_DATABASE_URL)
}

/** The same on the embedded engine, whatever the tests run on. */
export async function ownFolder(): Promise<{ dataDir: string } & OwnDatabase> {
  const template = await templateFolder()
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-test-'))
  cpSync(template, dataDir, { recursive: true })
  return {
    dataDir,
    location: { dataDir },
    drop: async () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** Made once for each state of the migrations; files that run at the same time may make it twice, and one stays. */
async function templateFolder(): Promise<string> {
  const template = join(tmpdir(), templateName())
  if (existsSync(template)) return template
  const unfinished = mkdtempSync(`${template}-`)
  await migrated({ dataDir: unfinished })
  rmSync(join(unfinished, 'lock.sqlite'))
  try {
    renameSync(unfinished, template)
  } catch (error) {
    rmSync(unfinished, { recursive: true })
    if (!existsSync(template)) throw error
  }
  return template
}

async function ownServed(server: string): Promise<OwnDatabase> {
  const template = templateName()
  const name = ownName()
  await onServer(server, async (db) => {
    // One after the other: a template must have no one connected while it is copied.
    await sql`select pg_advisory_lock(hashtext(${template}))`.execute(db)
    const { rows } = await sql`select from pg_database where datname = ${template}`.execute(db)
    if (rows.length === 0) {
      const unfinished = `${template}_unfinished`
      await sql`drop database if exists ${sql.id(unfinished)}`.execute(db)
      await sql`create database ${sql.id(unfinished)}`.execute(db)
      await migrated({ url: urlOf(server, unfinished) })
      await sql`alter database ${sql.id(unfinished)} rename to ${sql.id(template)}`.execute(db)
    }
    await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(db)
  })
  return servedDatabase(server, name)
}

/** A database without tables on a server. */
export async function emptyServed(server: string): Promise<OwnDatabase> {
  const name = ownName()
  await onServer(server, async (db) => void (await sql`create database ${sql.id(name)}`.execute(db)))
  return servedDatabase(server, name)
}

async function migrated(location: DatabaseLocation): Promise<void> {
  const { db, close } = await openDatabase(location)
  try {
    await migrate(db)
  } finally {
    await close()
  }
}

/** Runs on one connection, so that a session's advisory lock means something. */
async function onServer(url: string, work: (db: Db) => Promise<void>): Promise<void> {
  const { db, close } = await openDatabase({ url })
  try {
    await db.connection().execute(work)
  } finally {
    await close()
  }
}

function servedDatabase(server: string, name: string): OwnDatabase {
  return {
    location: { url: urlOf(server, name) },
    drop: () => onServer(server, async (db) => void (await sql`drop database ${sql.id(name)}`.execute(db))),
  }
}

function ownName(): string {
  return `muster_test_${randomUUID().replaceAll('-', '')}`
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

function templateName(): string {
  const hash = createHash('sha256')
  const migrations = new URL('../../src/storage/migrations/', import.meta.url)
  for (const name of readdirSync(migrations).sort()) hash.update(readFileSync(new URL(name, migrations)))
  return `muster_template_${process.getuid?.() ?? ''}_${hash.digest('hex').slice(0, 16)}`
}
