import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'

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

    for (const test of tests) {
      const result = test.result()
      if (result.state !== 'skipped') continue
      if (result.note === undefined) process.exitCode = 1
      this.#vitest.logger.log(
        `skipped: ${name(test)}: ${result.note ?? 'NO REASON GIVEN, which fails the run'}`,
      )
    }
  }
}

function name(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`
}
