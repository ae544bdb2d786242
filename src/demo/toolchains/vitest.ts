import type { Toolchain } from '../toolchain.ts'

export const vitest: Toolchain = {
  language: 'TypeScript',
  install: 'pnpm install',
  wrongInstall: 'npm install',
  testAll: 'pnpm test',
  test: (file) => `pnpm vitest run ${file}`,
  lint: 'pnpm lint',
  manifest: 'package.json',
  passed: (file, tests, seconds) =>
    [
      ` RUN  v4.0.8`,
      '',
      ` ✓ ${file ?? 'src/index.test.ts'} (${file === null ? 6 : tests} tests) ${Math.round(seconds * 80)}ms`,
      '',
      ` Test Files  ${file === null ? Math.ceil(tests / 6) : 1} passed (${file === null ? Math.ceil(tests / 6) : 1})`,
      `      Tests  ${tests} passed (${tests})`,
      `   Duration  ${seconds.toFixed(2)}s`,
    ].join('\n'),
  failed: (file, { name, call, expected, got }, tests, seconds) =>
    [
      ` RUN  v4.0.8`,
      '',
      ` ❯ ${file} (${tests} tests | 1 failed) ${Math.round(seconds * 90)}ms`,
      `   × ${name}`,
      '',
      '⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯',
      '',
      ` FAIL  ${file} > ${name}`,
      `AssertionError: expected ${got} to deeply equal ${expected}`,
      '',
      `- Expected  ${expected}`,
      `+ Received  ${got}`,
      '',
      `    expect(${call}).toEqual(${expected})`,
      '',
      ' Test Files  1 failed (1)',
      `      Tests  1 failed | ${tests - 1} passed (${tests})`,
      `   Duration  ${seconds.toFixed(2)}s`,
    ].join('\n'),
  unused: (file, name) =>
    `${file}\n  2:10  error  '${name}' is defined but never used  @typescript-eslint/no-unused-vars\n\n✖ 1 problem (1 error, 0 warnings)`,
  clean: '> eslint . --max-warnings 0\n',
  testCode: ({ name, call, expected }) =>
    `test('${name}', () => {\n  expect(${call}).toEqual(${expected})\n})`,
  ending: 'ts',
}
