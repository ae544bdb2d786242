import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
} from 'kysely'
import type { Db } from '../src/storage/context.ts'
import type { Database } from '../src/storage/tables.ts'

/** The statements that a function of storage sends, in order; each is answered with no rows. */
async function statementsOf(send: (db: Db) => Promise<unknown>): Promise<CompiledQuery[]> {
  const statements: CompiledQuery[] = []
  const connection: DatabaseConnection = {
    executeQuery: async (statement) => {
      statements.push(statement)
      return { rows: [] }
    },
    streamQuery: () => {
      throw new Error('storage reads no streams')
    },
  }
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => Object.assign(new DummyDriver(), { acquireConnection: async () => connection }),
      createIntrospector: (inner) => new PostgresIntrospector(inner),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  await send(db)
  return statements
}

/** One statement as the server carried it out, warm: the middle of three runs. */
export interface Carried {
  readonly planningMs: number
  readonly executionMs: number
  /** Pages of 8 KiB that were looked at, in the server's cache or not. */
  readonly buffers: number
  /** Rows that were read and didn't pass. */
  readonly removed: number
  /** How the rows were reached, the commonest way first. */
  readonly ways: string
}

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly 'Relation Name'?: string
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly PlanNode[]
}

interface Explained {
  readonly Plan: PlanNode
  readonly 'Planning Time': number
  readonly 'Execution Time': number
}

const RUNS = 3

/** Each statement that the function sends. Nothing that they write stays. */
export async function carryOut(db: Db, send: (db: Db) => Promise<unknown>): Promise<Carried[]> {
  const carried: Carried[] = []
  for (const statement of await statementsOf(send)) carried.push(await carryOutOne(db, statement))
  return carried
}

async function carryOutOne(db: Db, statement: CompiledQuery): Promise<Carried> {
  await explain(db, statement)
  const runs: Explained[] = []
  while (runs.length < RUNS) runs.push(await explain(db, statement))
  const middle = runs.toSorted((a, b) => timeOf(a) - timeOf(b))[(RUNS - 1) / 2] as Explained
  const nodes = nodesOf(middle.Plan).filter((node) => node['Actual Loops'] > 0)
  const { Plan } = middle
  return {
    planningMs: middle['Planning Time'],
    executionMs: middle['Execution Time'],
    buffers: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'],
    removed: sum(
      nodes.map(
        (node) =>
          node['Actual Loops'] *
          ((node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)),
      ),
    ),
    ways: waysOf(nodes),
  }
}

async function explain(db: Db, statement: CompiledQuery): Promise<Explained> {
  const { sql, parameters } = statement
  const explaining = CompiledQuery.raw(`explain (analyze, buffers, timing off, format json) ${sql}`, [
    ...parameters,
  ])
  const trx = await db.startTransaction().execute()
  try {
    const { rows } = await trx.executeQuery<{ 'QUERY PLAN': [Explained] }>(explaining)
    const explained = rows[0]?.['QUERY PLAN'][0]
    if (explained === undefined) throw new Error('the server explained nothing')
    return explained
  } finally {
    await trx.rollback().execute()
  }
}

function timeOf(explained: Explained): number {
  return explained['Planning Time'] + explained['Execution Time']
}

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}

function waysOf(nodes: readonly PlanNode[]): string {
  const ways = nodes.flatMap((node) => {
    const type = node['Node Type']
    const on = node['Index Name'] ?? node['Relation Name']
    if (on !== undefined && !/^(users|organizations)/.test(on) && type !== 'Bitmap Heap Scan')
      return `${type} ${on}`
    return /Sort|BitmapAnd|Hash|Gather/.test(type) ? type : []
  })
  return [...Map.groupBy(ways, (way) => way)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([way, { length }]) => (length > 1 ? `${length} × ${way}` : way))
    .join(', ')
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
