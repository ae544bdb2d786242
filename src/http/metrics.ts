import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { ImportReport } from '../ingest/import.ts'

/** What the server counts about itself, in the text format of Prometheus. */
export interface Meter {
  answered(method: string, route: string, status: number, seconds: number): void
  queried(seconds: number, failed: boolean): void
  imported(report: ImportReport): void
  /** @param isReady whether the database answers at this moment */
  text(isReady: boolean): Promise<string>
  readonly contentType: string
}

export function createMeter(): Meter {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'muster_http_request_duration_seconds',
    help: 'Duration of answered requests, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const queries = new Histogram({
    name: 'muster_database_query_duration_seconds',
    help: 'Duration of database statements, by outcome',
    labelNames: ['outcome'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers,
  })
  const database = new Gauge({
    name: 'muster_database_up',
    help: 'Whether the database answered when this page was made',
    registers,
  })
  const sessions = new Counter({
    name: 'muster_import_sessions_total',
    help: 'Sessions met by imports, by outcome',
    labelNames: ['agent', 'outcome'],
    registers,
  })
  const skipped = new Counter({
    name: 'muster_import_skipped_total',
    help: 'Files that were no transcript of a known agent',
    registers,
  })
  const notUnderstood = new Counter({
    name: 'muster_import_records_not_understood_total',
    help: 'Records that no reader understood',
    registers,
  })
  return {
    contentType: registry.contentType,
    answered: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    queried: (seconds, failed) => queries.observe({ outcome: failed ? 'error' : 'ok' }, seconds),
    imported({ agent, sessions: met, recordsNotUnderstood }) {
      if (agent === null) skipped.inc()
      else for (const { outcome } of met) sessions.inc({ agent, outcome })
      notUnderstood.inc(Object.values(recordsNotUnderstood).reduce((sum, n) => sum + n, 0))
    },
    text(isReady) {
      database.set(isReady ? 1 : 0)
      return registry.metrics()
    },
  }
}
