/** Sums Vitest's JSON reports, given as paths: a line of counts for each and one for all. A failure makes the exit code 1. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { JsonTestResults } from 'vitest/node'

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

const runs = process.argv.slice(2).map((file) => {
  const counts = countsOf(JSON.parse(readFileSync(file, 'utf8')) as JsonTestResults)
  console.log(`${basename(file, '.json')}: ${told(counts)}`)
  return counts
})
const total = runs.reduce(
  (sum, run) => ({
    passed: sum.passed + run.passed,
    failed: sum.failed + run.failed,
    skipped: sum.skipped + run.skipped,
  }),
  { passed: 0, failed: 0, skipped: 0 },
)
console.log(told(total))
if (total.failed > 0 || total.passed === 0) process.exitCode = 1

function countsOf(report: JsonTestResults): Counts {
  // A file that breaks outside its tests is a failure that no test counts.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function told({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
