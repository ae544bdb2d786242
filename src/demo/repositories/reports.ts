import type { Repository } from '../repository.ts'
import { pytest } from '../toolchains/pytest.ts'

export const reports: Repository = {
  name: 'tidewheel/reports',
  team: 'data',
  about: 'figures for everybody',
  toolchain: pytest,
  areas: [
    {
      name: 'the weekly mail',
      file: 'reports/mail.py',
      test: 'tests/test_mail.py',
      symbol: 'subject_of',
      code: `def subject_of(week: int, revenue: int) -> str:
    return "Week " + str(week) + ": " + str(revenue)


def recipients(team: Team) -> list[str]:
    return [person.email for person in team.people]`,
      bug: {
        title: 'Weekly mail shows revenue in cents',
        prompt:
          'The subject of the weekly mail says "Week 32: 18423390". Should be "Week 32: 184,234 €". Fix please.',
        from: '    return "Week " + str(week) + ": " + str(revenue)',
        to: '    return f"Week {week}: {revenue // 100:,} €"',
        why: 'Revenue is kept in cents and was printed as it is.',
        check: {
          name: 'shows euros',
          call: 'subject_of(32, 18423390)',
          expected: "'Week 32: 184,233 €'",
          got: "'Week 32: 18423390'",
        },
      },
      feature: {
        title: 'Let people unsubscribe from the weekly mail',
        prompt:
          'Add an unsubscribe link to the weekly mail, with a signed token, and leave those people out.',
        from: '    return [person.email for person in team.people]',
        to: '    return [person.email for person in team.people if not person.unsubscribed]',
        why: 'Who has unsubscribed gets no mail.',
        check: {
          name: 'leaves out who has unsubscribed',
          call: 'recipients(team_with_one_unsubscribed)',
          expected: '[]',
          got: "['kim@example.com']",
        },
      },
      refactoring: {
        title: 'Use templates for the report mails',
        prompt:
          'The mails are glued together from strings. Use Jinja templates, one file each, with a shared frame.',
        from: 'def recipients(team: Team) -> list[str]:',
        to: 'def render(name: str, **values: object) -> str:\n    return TEMPLATES.get_template(name).render(**values)\n\n\ndef recipients(team: Team) -> list[str]:',
        why: 'Texts stand in templates and code in code.',
      },
      question: {
        title: 'Who gets the weekly mail?',
        prompt: 'Who gets the weekly mail today, and where is that configured?',
        answer:
          '43 people: everybody whose team has `weekly_mail = true` in `teams.toml`. Seven of them have left the company; the mail comes back and nobody looks at that mailbox.',
      },
      testing: 'Tests for the weekly mail in three languages',
    },
    {
      name: 'the revenue query',
      file: 'reports/revenue.py',
      test: 'tests/test_revenue.py',
      symbol: 'revenue_by_day',
      code: `QUERY = """
  select date(created_at) as day, sum(total_cents) as cents
  from orders
  group by 1
  order by 1
"""


def revenue_by_day(db: Connection) -> list[Row]:
    return db.execute(QUERY).fetchall()`,
      bug: {
        title: 'Cancelled orders count as revenue',
        prompt:
          'Finance says our revenue is 3 % too high. I think cancelled orders are in it. Fix the query and say how much it changes for last month.',
        from: '  from orders\n  group by 1',
        to: "  from orders\n  where state <> 'cancelled'\n  group by 1",
        why: 'Orders that were cancelled were summed up, too.',
        check: {
          name: 'leaves cancelled orders out',
          call: 'revenue_by_day(db)[0].cents',
          expected: '1200',
          got: '1700',
        },
      },
      feature: {
        title: 'Revenue report by country',
        prompt:
          'Add a breakdown by country to the revenue report, as CSV too. Small countries go into "others".',
        from: '  select date(created_at) as day, sum(total_cents) as cents',
        to: '  select date(created_at) as day, country, sum(total_cents) as cents',
        why: 'Revenue is told by country.',
        check: { name: 'tells countries apart', call: 'len(revenue_by_day(db))', expected: '2', got: '1' },
      },
      refactoring: {
        title: 'Move report queries into SQL files',
        prompt:
          'Move the SQL of the reports out of Python strings into files, so that analysts can edit them.',
        from: '    return db.execute(QUERY).fetchall()',
        to: '    return db.execute(query("revenue_by_day")).fetchall()',
        why: 'Queries are files that analysts can read.',
      },
      question: {
        title: 'Why does the revenue report take nine minutes?',
        prompt: 'Why does the revenue report take nine minutes? Look at the query plan on staging.',
        answer:
          '`date(created_at)` can’t use the index on `created_at`, so the whole table is read, 41 million rows, for a report of one month. Filtering by `created_at >= :from` before grouping brings it to four seconds on staging.',
      },
      testing: 'Fixtures and tests for the revenue query',
    },
    {
      name: 'the export of spreadsheets',
      file: 'reports/sheets.py',
      test: 'tests/test_sheets.py',
      symbol: 'cell',
      code: `def cell(value: object) -> str:
    return "" if value is None else str(value)


def columns_of(rows: list[dict[str, object]]) -> list[str]:
    return list(rows[0])`,
      bug: {
        title: 'Export fails when a report is empty',
        prompt:
          'IndexError: list index out of range in columns_of when a report has no rows. An empty report should be an empty sheet.',
        from: '    return list(rows[0])',
        to: '    return list(rows[0]) if rows else []',
        why: 'It asked the first row for its columns when there was none.',
        check: { name: 'takes an empty report', call: 'columns_of([])', expected: '[]', got: 'IndexError' },
      },
      feature: {
        title: 'Protect spreadsheet exports against formulas',
        prompt:
          'Security asks for protection against formula injection in CSV exports: values that start with = + - @ must be harmless.',
        from: '    return "" if value is None else str(value)',
        to: '    text = "" if value is None else str(value)\n    return "\'" + text if text[:1] in ("=", "+", "-", "@") else text',
        why: 'What a spreadsheet would take for a formula begins with a quote.',
        check: {
          name: 'takes the edge off formulas',
          call: "cell('=1+1')",
          expected: '"\'=1+1"',
          got: "'=1+1'",
        },
      },
      refactoring: {
        title: 'One writer for CSV and Excel',
        prompt: 'CSV and Excel exports are two copies of the same code. Make it one with two writers.',
        from: 'def columns_of(rows: list[dict[str, object]]) -> list[str]:',
        to: 'def write(rows: Rows, to: Writer) -> None:\n    to.header(columns_of(rows))\n    to.rows(rows)\n\n\ndef columns_of(rows: list[dict[str, object]]) -> list[str]:',
        why: 'Both formats go the same way.',
      },
      question: {
        title: 'How many rows can our export take?',
        prompt: 'A customer wants to export three years of orders. How many rows does our export take?',
        answer:
          'Excel itself ends at 1,048,576 rows, and three years are about 2.6 million. CSV has no such limit, but ours is built in memory and was killed at 1.1 million rows in March. Streaming it would be a change of a day.',
      },
      testing: 'Round-trip tests for exported sheets',
    },
    {
      name: 'the dashboard filters',
      file: 'reports/filters.py',
      test: 'tests/test_filters.py',
      symbol: 'window',
      code: `def window(name: str, today: date) -> tuple[date, date]:
    if name == "last_month":
        return today - timedelta(days=30), today
    return today - timedelta(days=7), today`,
      bug: {
        title: '"Last month" means thirty days in the dashboard',
        prompt:
          'The filter "last month" should be the calendar month before this one. On the 1st of March it must give the whole of February.',
        from: '        return today - timedelta(days=30), today',
        to: '        first = today.replace(day=1)\n        return (first - timedelta(days=1)).replace(day=1), first',
        why: 'Thirty days were taken for a month.',
        check: {
          name: 'gives the calendar month',
          call: "window('last_month', date(2026, 3, 1))",
          expected: '(date(2026, 2, 1), date(2026, 3, 1))',
          got: '(date(2026, 1, 30), date(2026, 3, 1))',
        },
      },
      feature: {
        title: 'Compare any two periods in the dashboard',
        prompt: 'Implement "compare with": previous period or the same period last year.',
        from: '    return today - timedelta(days=7), today',
        to: '    start, end = today - timedelta(days=7), today\n    return shifted(start, end, by=against) if against else (start, end)',
        why: 'Any period can be held against the one before, or last year’s.',
        check: {
          name: 'gives the week before',
          call: "window('week', date(2026, 5, 15), against='previous')",
          expected: '(date(2026, 5, 1), date(2026, 5, 8))',
          got: 'TypeError',
        },
      },
      refactoring: {
        title: 'Describe the filters as data',
        prompt: 'The dashboard filters are a chain of ifs. Turn them into a table.',
        from: 'def window(name: str, today: date) -> tuple[date, date]:',
        to: 'WINDOWS: dict[str, Callable[[date], Window]] = {}\n\n\ndef window(name: str, today: date) -> tuple[date, date]:',
        why: 'A filter is a row of a table.',
      },
      question: {
        title: 'Which filters do people use?',
        prompt: 'Which dashboard filters do people really use? We log them.',
        answer:
          'Three make up 94 % of all views of the last 90 days: "this week" (61 %), "last month" (24 %) and "by country" (9 %). Six were used less than ten times, two never.',
      },
      testing: 'Month-end tests for the dashboard filters',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Upgrade the reports to SQLAlchemy 2.1',
      prompt: 'Update sqlalchemy from 1.4 to 2.1 in reports. Start with the warnings of 1.4.',
      of: 'sqlalchemy',
      to: '2.1.3',
    },
    {
      is: 'incident',
      title: 'Reports of Monday were empty',
      prompt:
        'All reports of Monday morning were empty in production. Find out why and whether it can happen again.',
      service: 'reports',
      cause: 'the job started before the night’s import had committed, because the clocks were changed',
    },
    {
      is: 'documentation',
      title: 'Glossary of our figures',
      prompt:
        'Write a glossary: what exactly do we call revenue, order, active customer? Take it from the queries, not from memory.',
      path: 'docs/glossary.md',
      text: '# Glossary\n\n**Revenue**: the sum of paid orders with tax, by the day of payment. Cancelled ones are left out.\n\n**Active customer**: whoever paid for an order within the last 365 days.\n\n**Order**: a submitted cart, paid or not.\n',
    },
    {
      is: 'pipeline',
      title: 'The reports image takes 14 minutes to build',
      prompt: 'Building the docker image of reports takes 14 minutes in CI. Make it faster.',
      job: 'image',
      cause:
        'The sources are copied before the dependencies are installed, so that every change installs all of them',
    },
  ],
}
