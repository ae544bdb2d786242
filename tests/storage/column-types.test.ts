import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from './test-database.ts'

// What a value is in JavaScript, read and written, whichever engine runs under it.

const db = await testDatabase()

async function valueOf(expression: ReturnType<typeof sql>): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(db)
  return rows[0]?.value
}

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels)
}

test.each([
  ['bigint', sql`2000000000000000::bigint`, 2_000_000_000_000_000],
  ['the largest exact bigint', sql`9007199254740991::bigint`, Number.MAX_SAFE_INTEGER],
  ['count(*)', sql`count(*)`, 1],
  ['sum of integers', sql`sum(3)`, 3],
  ['integer', sql`7::int`, 7],
  ['numeric', sql`1.25::numeric`, 1.25],
  ['double precision', sql`0.1::float8`, 0.1],
  ['boolean', sql`true`, true],
  ['text', sql`'é 漢 😀'::text`, 'é 漢 😀'],
  ['null', sql`null::bigint`, null],
  ['jsonb', sql`'{"a": [1, null, "x"]}'::jsonb`, { a: [1, null, 'x'] }],
  ['jsonb null', sql`'null'::jsonb`, null],
  ['bytea', sql`'\\x00ff'::bytea`, Buffer.from([0, 255])],
  ['text[]', sql`array['a', null, '', 'NULL', '{"\\,']::text[]`, ['a', null, '', 'NULL', '{"\\,']],
  ['empty text[]', sql`'{}'::text[]`, []],
  ['bigint[]', sql`array[1, null, 2000000000000000]::bigint[]`, [1, null, 2_000_000_000_000_000]],
  ['numeric[]', sql`array[1.5, 2]::numeric[]`, [1.5, 2]],
])('reads %s', async (_type, expression, value) => {
  expect(await valueOf(expression)).toStrictEqual(value)
})

test('a bigint that is no exact number is an error and not a wrong number', async () => {
  await expect(valueOf(sql`9007199254740992::bigint`)).rejects.toThrow('9007199254740992')
  expect(await valueOf(sql`1::int`)).toBe(1)
})

test('writes and reads back a row of every type that the tables use', async () => {
  const json = { text: 'a "quoted" \\ {brace}', list: [1, null] }
  const row = {
    time: 2_000_000_000_000_000,
    negative: -1,
    ratio: 0.1,
    words: ['', 'NULL', 'null', ' a ', '{}', '"', '\\', ',', "'; drop table x; --", '漢😀\n\t'],
    bytes: Buffer.from([0, 1, 39, 92, 255]),
    json: JSON.stringify(json),
    flag: false,
    nothing: null,
  }
  await sql`create table every_type (time bigint, negative bigint, ratio float8, words text[], bytes bytea, json jsonb,
    flag boolean, nothing text)`.execute(db)
  await sql`insert into every_type values (${row.time}, ${row.negative}, ${row.ratio}, ${row.words}, ${row.bytes},
    ${row.json}, ${row.flag}, ${row.nothing})`.execute(db)
  const { rows } = await sql`select * from every_type`.execute(db)
  expect(rows).toStrictEqual([{ ...row, json }])
})

test('a list of 10,000 strings is one parameter', async () => {
  const list = Array.from({ length: 10_000 }, (_, i) => `s-${i}-"'\\{},`)
  expect(
    await valueOf(sql`(select count(*) from unnest(${list}::text[]) as item where item = any(${list}))`),
  ).toBe(10_000)
  expect(await valueOf(sql`'nobody' = any(${[]}::text[])`)).toBe(false)
})

test('a megabyte goes in and comes out as it was', async () => {
  const bytes = Buffer.alloc(1 << 20, 'abcdefg\0')
  expect(await valueOf(sql`${bytes}::bytea`)).toStrictEqual(bytes)
  const text = 'é'.repeat(1 << 20)
  expect(await valueOf(sql`${text}::text`)).toBe(text)
})

test('errors are told by their SQLSTATE', async () => {
  await sql`create table only_one (id text primary key)`.execute(db)
  await sql`insert into only_one values ('a')`.execute(db)
  await expect(sql`insert into only_one values ('a')`.execute(db)).rejects.toMatchObject({ code: '23505' })
  await expect(sql`select nothing`.execute(db)).rejects.toMatchObject({ code: '42703' })
  await expect(valueOf(sql`${nested(30_000)}::jsonb::text`)).rejects.toMatchObject({ code: '54001' })
  await expect(valueOf(sql`${'a\0b'}::text`)).rejects.toMatchObject({ code: '22021' })
})

test('text sorted by bytes is sorted the same on every engine', async () => {
  const words = ['b', 'B', 'a', 'A', '_', 'é', 'z']
  expect(
    await valueOf(sql`(select array_agg(w order by w collate "C") from unnest(${words}::text[]) as w)`),
  ).toEqual(['A', 'B', '_', 'a', 'b', 'z', 'é'])
})

test('a transaction is all or nothing, and a failure in it leaves the connection usable', async () => {
  await sql`create table ledger (id int primary key)`.execute(db)
  const broken = db.transaction().execute(async (trx) => {
    await sql`insert into ledger values (1)`.execute(trx)
    await sql`insert into ledger values (1)`.execute(trx)
  })
  await expect(broken).rejects.toMatchObject({ code: '23505' })
  await db.transaction().execute((trx) => sql`insert into ledger values (2)`.execute(trx))
  expect(await valueOf(sql`(select array_agg(id) from ledger)`)).toEqual([2])
})

test('queries asked at once are all answered, each with its own answer', async () => {
  const numbers = Array.from({ length: 200 }, (_, i) => i)
  const answers = await Promise.all(
    numbers.map((i) => (i % 7 === 0 ? valueOf(sql`nonsense`).catch(() => -i) : valueOf(sql`${i}::int`))),
  )
  expect(answers).toEqual(numbers.map((i) => (i % 7 === 0 ? -i : i)))
})
