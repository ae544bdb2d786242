import type { Check } from '../repository.ts'
import type { Toolchain } from '../toolchain.ts'

export const gradle: Toolchain = {
  language: 'Java',
  install: './gradlew dependencies --quiet',
  wrongInstall: 'mvn -q install',
  testAll: './gradlew test',
  test: (file) => `./gradlew test --tests ${classOf(file)}`,
  lint: './gradlew spotlessCheck',
  manifest: 'build.gradle.kts',
  passed: (_, tests, seconds) =>
    [
      '> Task :compileJava UP-TO-DATE',
      '> Task :compileTestJava',
      `> Task :test (${tests} tests)`,
      '',
      `BUILD SUCCESSFUL in ${Math.ceil(seconds * 2)}s`,
      '6 actionable tasks: 3 executed, 3 up-to-date',
    ].join('\n'),
  failed: (file, check, tests, seconds) =>
    [
      '> Task :test FAILED',
      '',
      `${classOf(file)} > ${nameOf(check)}() FAILED`,
      `    org.opentest4j.AssertionFailedError: expected: <${check.expected}> but was: <${check.got}>`,
      `        at ${classOf(file)}.${nameOf(check)}(${classOf(file)}.java:${30 + (tests % 70)})`,
      '',
      `${tests} tests completed, 1 failed`,
      '',
      `BUILD FAILED in ${Math.ceil(seconds * 2)}s`,
    ].join('\n'),
  unused: (file, name) =>
    `> Task :spotlessJavaCheck FAILED\nThe following files had format violations:\n    ${file}\n        -import java.util.${name};\nBUILD FAILED in 3s`,
  clean: 'BUILD SUCCESSFUL in 2s\n2 actionable tasks: 2 executed',
  testCode: (check) =>
    `@Test\nvoid ${nameOf(check)}() {\n    assertEquals(${check.expected}, ${check.call});\n}`,
  ending: 'java',
}

function nameOf({ name }: Check): string {
  const [first = '', ...rest] = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return first.toLowerCase() + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function classOf(file: string): string {
  return (
    file
      .split('/')
      .at(-1)
      ?.replace(/\.java$/, '') ?? file
  )
}
