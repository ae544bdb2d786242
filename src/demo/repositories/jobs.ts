import type { Repository } from '../repository.ts'
import { go } from '../toolchains/go.ts'

export const jobs: Repository = {
  name: 'tidewheel/jobs',
  team: 'platform',
  about: 'work that is done later, and at night',
  toolchain: go,
  areas: [
    {
      name: 'the cron parser',
      file: 'internal/cron/parse.go',
      test: 'internal/cron/parse_test.go',
      symbol: 'Field',
      code: `package cron

import "strconv"

// Field reads one field of a cron line.
func Field(text string, min, max int) ([]int, error) {
	if text == "*" {
		return span(min, max), nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return nil, err
	}
	return []int{n}, nil
}`,
      bug: {
        title: 'Cron accepts minute 75',
        prompt: 'A job with "75 * * * *" was accepted and never ran. Field must check the range.',
        from: '	return []int{n}, nil',
        to: '	if n < min || n > max {\n		return nil, fmt.Errorf("%d is not between %d and %d", n, min, max)\n	}\n	return []int{n}, nil',
        why: 'A number was never held against the range of its field.',
        check: {
          name: 'refuses minute 75',
          call: 'errorOf(Field("75", 0, 59))',
          expected: '"75 is not between 0 and 59"',
          got: '""',
        },
      },
      feature: {
        title: 'Support steps such as */15 in cron lines',
        prompt: 'Implement steps in the cron parser: */15 and 10-40/10.',
        from: '	n, err := strconv.Atoi(text)',
        to: '	if base, step, found := strings.Cut(text, "/"); found {\n		return everyNth(base, step, min, max)\n	}\n	n, err := strconv.Atoi(text)',
        why: 'Steps are read, of all values and of a range.',
        check: { name: 'reads a step', call: 'len(field("*/15"))', expected: '4', got: '0' },
      },
      refactoring: {
        title: 'Let the cron parser return positions with its errors',
        prompt: 'Errors of the cron parser do not say where. Refactor so that each has a column.',
        from: '	if err != nil {\n		return nil, err\n	}',
        to: '	if err != nil {\n		return nil, &SyntaxError{Column: column, Text: text}\n	}',
        why: 'An error says at which column.',
      },
      question: {
        title: 'When does "0 0 31 * *" run?',
        prompt:
          'When does a job with "0 0 31 * *" run in our scheduler? Somebody wants "the last day of the month".',
        answer:
          'On the 31st, so in seven months of the year. There is no syntax for the last day. The usual way is to run it on the 1st at midnight, or daily with a check at its beginning; our scheduler has `WhenLastDay()` for that, which nobody uses yet.',
      },
      testing: 'Golden tests for the cron parser',
    },
    {
      name: 'the worker pool',
      file: 'internal/pool/pool.go',
      test: 'internal/pool/pool_test.go',
      symbol: 'Stop',
      code: `package pool

type Pool struct {
	jobs chan Job
	done chan struct{}
}

func (p *Pool) Stop() {
	close(p.done)
}

func (p *Pool) work() {
	for job := range p.jobs {
		job.Run()
	}
}`,
      bug: {
        title: 'Jobs are cut off when a worker is deployed',
        prompt:
          'On deploy running jobs are killed in the middle. Stop should let running jobs end, for at most 30 seconds.',
        from: '	close(p.done)',
        to: '	close(p.jobs)\n	waitFor(&p.running, 30*time.Second)\n	close(p.done)',
        why: 'Nothing waited for the jobs that were running.',
        check: {
          name: 'lets running jobs end',
          call: 'finishedAfterStop(pool)',
          expected: 'true',
          got: 'false',
        },
      },
      feature: {
        title: 'Priorities for the worker pool',
        prompt: 'Add three priorities; mails to customers go before reports. Low ones must not starve.',
        from: '	jobs chan Job\n',
        to: '	jobs [3]chan Job\n',
        why: 'Urgent jobs go first, and every fifth turn belongs to the others.',
        check: {
          name: 'takes urgent jobs first',
          call: 'order(low, urgent)',
          expected: '"urgent low"',
          got: '"low urgent"',
        },
      },
      refactoring: {
        title: 'Use errgroup in the worker pool',
        prompt: 'Simplify the worker pool with errgroup, and get rid of our own wait groups.',
        from: '	for job := range p.jobs {\n		job.Run()\n	}',
        to: '	for job := range p.jobs {\n		p.group.Go(job.Run)\n	}',
        why: 'errgroup does what we had built ourselves.',
      },
      question: {
        title: 'How many jobs run at the same time?',
        prompt: 'How many jobs can run at once in production, and what limits it?',
        answer:
          'Eight for each pod and three pods, so 24. The limit is `WORKERS=8` in the deployment; the database pool has 20 connections for each pod, so there is room for twice as many before anything else gets tight.',
      },
      testing: 'Leak tests for the worker pool',
    },
    {
      name: 'the dead letters',
      file: 'internal/dead/letter.go',
      test: 'internal/dead/letter_test.go',
      symbol: 'IsDead',
      code: `package dead

const MostAttempts = 5

func IsDead(attempts int) bool {
	return attempts > MostAttempts
}

func Reason(err error) string {
	return err.Error()
}`,
      bug: {
        title: 'Failed jobs are tried six times in place of five',
        prompt:
          'A job is dead after the sixth attempt although the constant says five. Off by one; the alert text says five too.',
        from: '	return attempts > MostAttempts',
        to: '	return attempts >= MostAttempts',
        why: 'The fifth attempt was still below the bound.',
        check: { name: 'is dead after the fifth attempt', call: 'IsDead(5)', expected: 'true', got: 'false' },
      },
      feature: {
        title: 'A command to run dead jobs again',
        prompt:
          'Create a command "jobs revive" with filters by kind and time. It must ask before it revives more than 100.',
        from: 'func Reason(err error) string {',
        to: 'func Revive(filter Filter) (int, error) {\n	return store.Requeue(filter)\n}\n\nfunc Reason(err error) string {',
        why: 'Dead jobs can be brought back by kind and time.',
        check: { name: 'revives by kind', call: 'revived("mail")', expected: '2', got: '0' },
      },
      refactoring: {
        title: 'Group dead letters by cause',
        prompt:
          'Dead letters have free-text reasons. Group them by a stable cause, so that alerts can count.',
        from: '	return err.Error()',
        to: '	return causeOf(err).String()',
        why: 'Alerts count causes and not texts.',
      },
      question: {
        title: 'What kills most of our jobs?',
        prompt: 'What are the most common reasons for dead jobs in the last month?',
        answer:
          'Of 1,184 dead jobs, 71 % are mails to addresses that don’t exist any more, 18 % exports above the time limit, 6 % a supplier’s server with an expired certificate. The rest is mixed. Not trying the mails again at all would take most of the noise away.',
      },
      testing: 'Tests for attempts and dead letters',
    },
    {
      name: 'the job locks',
      file: 'internal/lock/lock.go',
      test: 'internal/lock/lock_test.go',
      symbol: 'Renew',
      code: `package lock

import "time"

type Lock struct {
	Owner   string
	Expires time.Time
}

func (l *Lock) Renew(owner string, now time.Time) bool {
	l.Expires = now.Add(time.Minute)
	return true
}`,
      bug: {
        title: 'Nightly job runs twice when a lock is renewed late',
        prompt:
          'The invoice job ran twice last night. A worker renewed a lock that another one had taken meanwhile: Renew does not look at the owner.',
        from: '	l.Expires = now.Add(time.Minute)\n	return true',
        to: '	if l.Owner != owner || now.After(l.Expires) {\n		return false\n	}\n	l.Expires = now.Add(time.Minute)\n	return true',
        why: 'Anybody could renew anybody’s lock.',
        check: {
          name: 'renews its own lock alone',
          call: 'renewedBy("other")',
          expected: 'false',
          got: 'true',
        },
      },
      feature: {
        title: 'Fencing tokens for job locks',
        prompt: 'Add fencing tokens to the locks, and make the invoice writer refuse older ones.',
        from: '	Owner   string\n',
        to: '	Owner   string\n	Token   int64\n',
        why: 'A writer with an older token is turned away.',
        check: { name: 'counts tokens up', call: 'secondToken()', expected: '2', got: '0' },
      },
      refactoring: {
        title: 'Use advisory locks in place of the locks table',
        prompt: 'Replace the locks table by PostgreSQL advisory locks, as they end with the connection.',
        from: 'type Lock struct {',
        to: '// Key is the number under which the database holds a lock.\nfunc Key(job string) int64 {\n	return int64(hash(job))\n}\n\ntype Lock struct {',
        why: 'A lock ends with its connection.',
      },
      question: {
        title: 'What happens to a lock when a pod dies?',
        prompt: 'What happens to a job lock when the pod dies in the middle?',
        answer:
          'Nothing for up to a minute; then it has expired, and the next worker takes it and begins the job anew. The job must stand being done twice. Three of ours don’t: the invoice run, the newsletter and the stock snapshot.',
      },
      testing: 'Concurrency tests for job locks',
    },
  ],
  chores: [
    {
      is: 'pipeline',
      title: 'Release workflow fails at signing the image',
      prompt: 'The release workflow fails when it signs the image since yesterday. Can you find out why?',
      job: 'release',
      cause: 'The action was renamed and the old name answers with a redirect that isn’t followed',
    },
    {
      is: 'incident',
      title: 'Newsletter was sent twice to 8,000 people',
      prompt:
        'The newsletter went to about 8,000 people twice. Look into the production logs and write up what happened.',
      service: 'jobs',
      cause: 'a lock that ran out while the job was waiting for the mail server',
    },
    {
      is: 'documentation',
      title: 'Runbook for stuck jobs',
      prompt: 'Write a runbook for stuck jobs: how to see them, how to stop one, when to wake somebody.',
      path: 'docs/runbooks/stuck-jobs.md',
      text: '# Stuck jobs\n\n1. `jobs list --running --older 30m` shows them.\n2. `jobs stop <id>` asks one to end; after 30 seconds it is killed.\n3. Wake the on-call person only for invoices and payments.\n',
    },
    {
      is: 'upgrade',
      title: 'Bump the queue library in jobs',
      prompt: 'Update the queue library to v3; the API for retries has changed.',
      of: 'queue',
      to: 'v3.1.0',
    },
  ],
}
