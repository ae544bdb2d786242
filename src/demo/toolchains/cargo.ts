import type { Check } from '../repository.ts'
import type { Toolchain } from '../toolchain.ts'

export const cargo: Toolchain = {
  language: 'Rust',
  install: 'cargo fetch',
  wrongInstall: null,
  testAll: 'cargo test',
  test: (file) => `cargo test ${moduleOf(file)}`,
  lint: 'cargo clippy --all-targets -- -D warnings',
  manifest: 'Cargo.toml',
  passed: (_, tests, seconds) =>
    [
      `    Finished \`test\` profile [unoptimized + debuginfo] target(s) in ${(seconds * 3).toFixed(2)}s`,
      '     Running unittests src/lib.rs',
      '',
      `running ${tests} tests`,
      '',
      `test result: ok. ${tests} passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in ${seconds.toFixed(2)}s`,
    ].join('\n'),
  failed: (file, check, tests, seconds) =>
    [
      `running ${tests} tests`,
      `test ${moduleOf(file)}::tests::${nameOf(check)} ... FAILED`,
      '',
      'failures:',
      '',
      `---- ${moduleOf(file)}::tests::${nameOf(check)} stdout ----`,
      `thread '${moduleOf(file)}::tests::${nameOf(check)}' panicked at ${file}:${40 + (tests % 60)}:9:`,
      'assertion `left == right` failed',
      `  left: ${check.got}`,
      ` right: ${check.expected}`,
      '',
      `test result: FAILED. ${tests - 1} passed; 1 failed; 0 ignored; 0 measured; finished in ${seconds.toFixed(2)}s`,
    ].join('\n'),
  unused: (file, name) =>
    `error: unused import: \`${name}\`\n --> ${file}:3:5\n\nerror: could not compile \`log-relay\` (lib) due to 1 previous error`,
  clean: '    Finished `dev` profile [unoptimized + debuginfo] target(s) in 1.94s',
  testCode: (check) =>
    `#[test]\nfn ${nameOf(check)}() {\n    assert_eq!(${check.call}, ${check.expected});\n}`,
  ending: 'rs',
}

function nameOf({ name }: Check): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')
}

function moduleOf(file: string): string {
  return file
    .replace(/^(?:src|tests)\//, '')
    .replace(/\.rs$/, '')
    .replaceAll('/', '::')
}
