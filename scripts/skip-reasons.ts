import type { Reporter, TestModule, Vitest } from 'vitest/node'

/**
 * Ends a test run with every skipped test and its reason: the text given to `context.skip(condition, reason)`.
 * A test skipped without one fails the run. Tests left out by `-t` or `.only` are not meant.
 */
export default class SkipReasons implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#vitest === undefined || this.#vitest.config.testNamePattern !== undefined) return
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    if (tests.some((test) => test.options.mode === 'only')) return

    const skipped = tests.flatMap((test) => {
      const result = test.result()
      return result.state === 'skipped' ? [{ test, reason: result.note }] : []
    })
    for (const [reason, those] of Map.groupBy(skipped, ({ reason }) => reason)) {
      if (reason === undefined) {
        process.exitCode = 1
        const names = those.map(({ test }) => `\n  ${test.module.relativeModuleId} > ${test.fullName}`)
        this.#vitest.logger.error(`skipped without a reason, which fails the run:${names.join('')}`)
      } else {
        const files = new Set(those.map(({ test }) => test.module.relativeModuleId))
        this.#vitest.logger.log(`skipped ${those.length} (${[...files].join(', ')}): ${reason}`)
      }
    }
  }
}
