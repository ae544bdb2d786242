import { sql } from 'kysely'
import type { Db } from './context.ts'

export interface Spend {
  readonly usd: number
  readonly inputTokens: number
  readonly outputTokens: number
}

/** What models were paid on a day so far, in US dollars. @param day `YYYY-MM-DD`, UTC */
export async function spentOn(db: Db, day: string): Promise<number> {
  const row = await db.selectFrom('model_spend').select('usd').where('day', '=', day).executeTakeFirst()
  return row?.usd ?? 0
}

export async function addSpend(
  db: Db,
  day: string,
  { usd, inputTokens, outputTokens }: Spend,
): Promise<void> {
  await sql`
    insert into model_spend as s (day, calls, usd, input_tokens, output_tokens)
    values (${day}, 1, ${usd}, ${inputTokens}, ${outputTokens})
    on conflict (day) do update set calls = s.calls + 1, usd = s.usd + excluded.usd,
      input_tokens = s.input_tokens + excluded.input_tokens,
      output_tokens = s.output_tokens + excluded.output_tokens`.execute(db)
}
