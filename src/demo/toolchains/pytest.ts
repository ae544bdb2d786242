import type { Check } from '../repository.ts'
import type { Toolchain } from '../toolchain.ts'

export const pytest: Toolchain = {
  language: 'Python',
  install: 'uv sync',
  wrongInstall: 'pip install -r requirements.txt',
  testAll: 'uv run pytest -q',
  test: (file) => `uv run pytest -q ${file}`,
  lint: 'uv run ruff check .',
  manifest: 'pyproject.toml',
  passed: (_, tests, seconds) =>
    `${'.'.repeat(Math.min(tests, 72))} [100%]\n${tests} passed in ${seconds.toFixed(2)}s`,
  failed: (file, check, tests, seconds) =>
    [
      `${'.'.repeat(Math.min(tests - 1, 60))}F [100%]`,
      '=================================== FAILURES ===================================',
      `_________________________ ${nameOf(check)} _________________________`,
      '',
      `    def ${nameOf(check)}():`,
      `>       assert ${check.call} == ${check.expected}`,
      `E       assert ${check.got} == ${check.expected}`,
      '',
      `${file}:${18 + (tests % 40)}: AssertionError`,
      '=========================== short test summary info ============================',
      `FAILED ${file}::${nameOf(check)} - assert ${check.got} == ${check.expected}`,
      `1 failed, ${tests - 1} passed in ${seconds.toFixed(2)}s`,
    ].join('\n'),
  unused: (file, name) =>
    `${file}:3:8: F401 [*] \`${name}\` imported but unused\nFound 1 error.\n[*] 1 fixable with the \`--fix\` option.`,
  clean: 'All checks passed!',
  testCode: (check) => `def ${nameOf(check)}():\n    assert ${check.call} == ${check.expected}`,
  ending: 'py',
}

function nameOf({ name }: Check): string {
  return `test_${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}`
}
