import type { Repository } from '../repository.ts'
import { cargo } from '../toolchains/cargo.ts'

export const logRelay: Repository = {
  name: 'tidewheel/log-relay',
  team: 'platform',
  about: 'carries logs from machines to the store',
  toolchain: cargo,
  areas: [
    {
      name: 'the line splitter',
      file: 'src/split.rs',
      test: 'tests/split.rs',
      symbol: 'lines',
      code: `/// Lines of a chunk; the last may go on in the next chunk.
pub fn lines(chunk: &str) -> Vec<&str> {
    chunk.split('\\n').collect()
}

pub fn level(line: &str) -> Level {
    if line.contains("ERROR") { Level::Error } else { Level::Info }
}`,
      bug: {
        title: 'Empty log lines at the end of each chunk',
        prompt:
          'Each chunk yields one empty line at its end, a million rows a day. lines should not return what stands behind the last newline when it is empty.',
        from: "    chunk.split('\\n').collect()",
        to: '    chunk.lines().collect()',
        why: 'Behind the last newline an empty line was seen.',
        check: {
          name: 'sees no line behind the last newline',
          call: 'lines("a\\nb\\n").len()',
          expected: '2',
          got: '3',
        },
      },
      feature: {
        title: 'Join stack traces into one log entry',
        prompt:
          'Stack traces come as forty entries. Join lines that begin with blanks or "at " to the one before.',
        from: 'pub fn level(line: &str) -> Level {',
        to: 'pub fn continues(line: &str) -> bool {\n    line.starts_with(char::is_whitespace) || line.starts_with("at ")\n}\n\npub fn level(line: &str) -> Level {',
        why: 'A stack trace is one entry.',
        check: {
          name: 'joins a stack trace',
          call: 'entries("boom\\n  at main").len()',
          expected: '1',
          got: '2',
        },
      },
      refactoring: {
        title: 'Parse log levels without allocating',
        prompt:
          'The profile says 12 % of the time goes into level parsing. Make it free of allocations and keep the tests.',
        from: '    if line.contains("ERROR") { Level::Error } else { Level::Info }',
        to: '    memchr::memmem::find(line.as_bytes(), b"ERROR").map_or(Level::Info, |_| Level::Error)',
        why: 'Levels are found without copying the line.',
      },
      question: {
        title: 'What happens to log lines longer than 64 KB?',
        prompt: 'What does the relay do with a line that is longer than 64 KB?',
        answer:
          'It is cut at 65,536 bytes and the rest is dropped (`MAX_LINE` in `src/read.rs`), with a counter but without a mark in the text. If the cut falls into a multi-byte character the whole line is lost, since it isn’t UTF-8 any more. That second part looks like a bug.',
      },
      testing: 'Property tests for the line splitter',
    },
    {
      name: 'the back-pressure',
      file: 'src/buffer.rs',
      test: 'tests/buffer.rs',
      symbol: 'push',
      code: `pub struct Buffer {
    entries: VecDeque<Entry>,
    limit: usize,
}

impl Buffer {
    pub fn push(&mut self, entry: Entry) {
        self.entries.push_back(entry);
    }

    pub fn is_full(&self) -> bool {
        self.entries.len() > self.limit
    }
}`,
      bug: {
        title: 'Relay eats all memory while the store is away',
        prompt:
          'When the log store was away for an hour the relay grew to 11 GB and was killed. push has to respect the limit; drop the oldest and count it.',
        from: '        self.entries.push_back(entry);',
        to: '        if self.entries.len() == self.limit {\n            self.entries.pop_front();\n            self.dropped += 1;\n        }\n        self.entries.push_back(entry);',
        why: 'The limit was only ever reported, never kept.',
        check: {
          name: 'never holds more than its limit',
          call: 'filled(10, limit(4)).len()',
          expected: '4',
          got: '10',
        },
      },
      feature: {
        title: 'Spill the buffer to disk when memory is short',
        prompt:
          'Implement spilling: above the limit entries go to a file of at most 1 GB and come back in order.',
        from: '    pub fn is_full(&self) -> bool {',
        to: '    pub fn spill(&mut self) -> io::Result<usize> {\n        self.disk.append(self.entries.drain(..))\n    }\n\n    pub fn is_full(&self) -> bool {',
        why: 'What memory doesn’t hold waits on disk.',
        check: {
          name: 'keeps the order over the disk',
          call: 'order_after_spill()',
          expected: 'vec![1, 2, 3]',
          got: 'vec![3, 1, 2]',
        },
      },
      refactoring: {
        title: 'Replace the mutex around the buffer by a channel',
        prompt: 'The mutex around the buffer is contended. Use a bounded channel.',
        from: '    entries: VecDeque<Entry>,',
        to: '    sender: mpsc::Sender<Entry>,',
        why: 'Writers no longer wait for each other.',
      },
      question: {
        title: 'How many logs do we lose in an outage?',
        prompt: 'If the store is away for 30 minutes, how many logs do we lose?',
        answer:
          'With the defaults about two thirds. The buffer holds 500,000 entries, and at noon there are 800 a second, so it is full after ten minutes. Spilling to disk (1 GB, about 4 million entries) would bridge more than an hour.',
      },
      testing: 'Load tests for the back-pressure',
    },
    {
      name: 'the redaction',
      file: 'src/redact.rs',
      test: 'tests/redact.rs',
      symbol: 'redact',
      code: `/// Takes addresses of people out of a line.
pub fn redact(line: &str) -> String {
    match line.find('@') {
        Some(at) => replace_word(line, at),
        None => line.to_string(),
    }
}`,
      bug: {
        title: 'Only the first e-mail address of a line is redacted',
        prompt: 'Privacy: a line with two addresses keeps the second one. Redact all of them.',
        from: "    match line.find('@') {\n        Some(at) => replace_word(line, at),\n        None => line.to_string(),\n    }",
        to: '    EMAIL.replace_all(line, "[email]").into_owned()',
        why: 'It stopped after the first one.',
        check: {
          name: 'redacts every address',
          call: 'redact("a@b.example c@d.example")',
          expected: '"[email] [email]"',
          got: '"[email] c@d.example"',
        },
      },
      feature: {
        title: 'Redact card numbers in logs',
        prompt:
          'Add redaction of card numbers: 13 to 19 digits that pass the Luhn check, with blanks or dashes between.',
        from: 'pub fn redact(line: &str) -> String {',
        to: 'pub fn is_card(digits: &[u8]) -> bool {\n    (13..=19).contains(&digits.len()) && luhn(digits)\n}\n\npub fn redact(line: &str) -> String {',
        why: 'Card numbers don’t reach the store.',
        check: {
          name: 'knows a card number by its check digit',
          call: 'is_card(&digits("4000 0000 0000 0002"))',
          expected: 'true',
          got: 'false',
        },
      },
      refactoring: {
        title: 'Compile redaction patterns once',
        prompt: 'Patterns are compiled for each line. Compile them once, and measure.',
        from: '/// Takes addresses of people out of a line.',
        to: 'static EMAIL: LazyLock<Regex> = LazyLock::new(|| Regex::new(PATTERN).unwrap());\n\n/// Takes addresses of people out of a line.',
        why: 'A line costs 0.4 in place of 31 microseconds.',
      },
      question: {
        title: 'Which personal data can still reach the log store?',
        prompt: 'Which personal data can still reach our log store? The privacy audit is next week.',
        answer:
          'Names and street addresses in the order events of checkout-api (field `ship_to`), phone numbers in the SMS worker, and IP addresses everywhere. E-mail addresses are redacted. The first is the worst, and the easiest: that field can be left out at the source.',
      },
      testing: 'Corpus tests for the redaction',
    },
    {
      name: 'the retry of uploads',
      file: 'src/upload.rs',
      test: 'tests/upload.rs',
      symbol: 'should_retry',
      code: `pub fn should_retry(status: u16) -> bool {
    status != 200
}

pub fn batch_size(entries: usize) -> usize {
    entries.min(1_000)
}`,
      bug: {
        title: 'Uploads that were refused are tried forever',
        prompt:
          'Batches that the store refuses with 400 are tried again forever and block the rest. Only 429 and 5xx may be retried.',
        from: '    status != 200',
        to: '    status == 429 || status >= 500',
        why: 'Everything but 200 was tried again, also what can never succeed.',
        check: {
          name: 'gives up what was refused',
          call: 'should_retry(400)',
          expected: 'false',
          got: 'true',
        },
      },
      feature: {
        title: 'Adapt the batch size to the store’s speed',
        prompt:
          'Let the batch size grow while the store is fast and shrink when it is slow, between 100 and 10,000.',
        from: '    entries.min(1_000)',
        to: '    entries.min(pace.batch().clamp(100, 10_000))',
        why: 'Batches grow while the store keeps up.',
        check: {
          name: 'shrinks when the store is slow',
          call: 'batch_size(5_000, slow())',
          expected: '100',
          got: '1000',
        },
      },
      refactoring: {
        title: 'Use the tower retry layer for uploads',
        prompt: 'Replace our own retry loop by the retry layer of tower.',
        from: 'pub fn batch_size(entries: usize) -> usize {',
        to: 'pub fn policy() -> RetryPolicy {\n    RetryPolicy::exponential(Duration::from_millis(200), 6)\n}\n\npub fn batch_size(entries: usize) -> usize {',
        why: 'A well-known layer does the retries.',
      },
      question: {
        title: 'Do uploads keep the order of log lines?',
        prompt: 'Is the order of log lines kept when an upload is retried?',
        answer:
          'Within one machine yes: a batch is tried until it is through before the next one goes. Across machines there is no order but that of the time stamps, and those differ by up to 40 ms between our hosts.',
      },
      testing: 'Tests against a store that misbehaves',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Move log-relay to the 2024 edition',
      prompt: 'Upgrade log-relay to the Rust 2024 edition and tokio to the newest minor.',
      of: 'tokio',
      to: '1.49',
    },
    {
      is: 'review',
      title: 'Review unsafe blocks in log-relay',
      prompt: 'Review all unsafe blocks: which are needed, which invariants do they rest on?',
      remarks: [
        '`from_utf8_unchecked` in split.rs rests on a check that was moved away two months ago.',
        'The two in ring.rs are right, but nothing says why.',
        'The third can be `MaybeUninit::write`, which is safe.',
      ],
    },
    {
      is: 'documentation',
      title: 'Document the configuration of log-relay',
      prompt:
        'Write reference docs for all settings of the relay, with defaults. Generate the table from the code if that is easy.',
      path: 'docs/configuration.md',
      text: '# Configuration\n\n| setting | default | meaning |\n|---|---|---|\n| `buffer.limit` | 500000 | entries in memory |\n| `upload.batch` | 1000 | entries in one request |\n| `redact.email` | true | take e-mail addresses out |\n',
    },
  ],
}
