import type { Toolchain } from '../toolchain.ts'

export const rspec: Toolchain = {
  language: 'Ruby',
  install: 'bundle install',
  wrongInstall: 'gem install rails',
  testAll: 'bundle exec rspec',
  test: (file) => `bundle exec rspec ${file}`,
  lint: 'bundle exec rubocop',
  manifest: 'Gemfile',
  passed: (_, tests, seconds) =>
    `${'.'.repeat(Math.min(tests, 80))}\n\nFinished in ${seconds.toFixed(2)} seconds\n${tests} examples, 0 failures`,
  failed: (file, { name, expected, got }, tests, seconds) =>
    [
      `${'.'.repeat(Math.min(tests - 1, 60))}F`,
      '',
      'Failures:',
      '',
      `  1) ${name}`,
      `     expected: ${expected}`,
      `          got: ${got}`,
      `     # ./${file}:${12 + (tests % 40)}`,
      '',
      `Finished in ${seconds.toFixed(2)} seconds`,
      `${tests} examples, 1 failure`,
      '',
      `rspec ./${file} # ${name}`,
    ].join('\n'),
  unused: (file, name) =>
    `${file}:4:5: W: [Correctable] Lint/UselessAssignment: Useless assignment to variable - ${name}.\n\n1 file inspected, 1 offense detected`,
  clean: '212 files inspected, no offenses detected',
  testCode: ({ name, call, expected }) => `it '${name}' do\n  expect(${call}).to eq(${expected})\nend`,
  ending: 'rb',
}
