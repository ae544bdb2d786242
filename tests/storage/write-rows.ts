import { sql } from 'kysely'
import { openDatabase } from '../../src/storage/database.ts'

// Run by tests as a process to be killed: opens the data folder given and writes rows, printing each number once its row
// is acknowledged.

const { db } = await openDatabase({ dataDir: process.argv[2] ?? '' })
await sql`create table if not exists written (number int primary key, filler text)`.execute(db)
const { rows } = await sql<{
  next: number
}>`select coalesce(max(number) + 1, 0) as next from written`.execute(db)
for (let number = rows[0]?.next ?? 0; ; number++) {
  await sql`insert into written values (${number}, ${'x'.repeat(1000)})`.execute(db)
  process.stdout.write(`${number}\n`)
}
