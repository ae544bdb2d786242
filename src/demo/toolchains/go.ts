import type { Check } from '../repository.ts'
import type { Toolchain } from '../toolchain.ts'

export const go: Toolchain = {
  language: 'Go',
  install: 'go mod download',
  wrongInstall: null,
  testAll: 'go test ./...',
  test: (file) => `go test ./${file.replace(/\/[^/]+$/, '')}/...`,
  lint: 'golangci-lint run',
  manifest: 'go.mod',
  passed: (file, tests, seconds) =>
    (file === null ? ['internal/config', 'internal/server', 'internal/store', 'cmd'] : [folderOf(file)])
      .map(
        (folder) => `ok  \tgit.example.com/tidewheel/${folder}\t${(seconds / (1 + (tests % 3))).toFixed(3)}s`,
      )
      .join('\n'),
  failed: (file, check, tests, seconds) =>
    [
      `--- FAIL: ${nameOf(check)} (0.00s)`,
      `    ${file.split('/').at(-1)}:${20 + (tests % 50)}: ${check.call} = ${check.got}, want ${check.expected}`,
      'FAIL',
      `FAIL\tgit.example.com/tidewheel/${folderOf(file)}\t${seconds.toFixed(3)}s`,
      'FAIL',
    ].join('\n'),
  unused: (file, name) =>
    `${file}:6:2: "${name}" imported and not used (typecheck)\n1 issues:\n* typecheck: 1`,
  clean: '0 issues.',
  testCode: (check) =>
    [
      `func ${nameOf(check)}(t *testing.T) {`,
      `\tif got := ${check.call}; got != ${check.expected} {`,
      `\t\tt.Fatalf("got %v, want %v", got, ${check.expected})`,
      '\t}',
      '}',
    ].join('\n'),
  ending: 'go',
}

function nameOf({ name }: Check): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return `Test${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
}

function folderOf(file: string): string {
  return file.replace(/\/[^/]+$/, '')
}
