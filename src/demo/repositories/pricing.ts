import type { Repository } from '../repository.ts'
import { pytest } from '../toolchains/pytest.ts'

export const pricing: Repository = {
  name: 'tidewheel/pricing',
  team: 'commerce',
  about: 'prices, discounts and promotions',
  toolchain: pytest,
  areas: [
    {
      name: 'the discount stacking',
      file: 'pricing/discounts.py',
      test: 'tests/test_discounts.py',
      symbol: 'apply_all',
      code: `from decimal import Decimal


def apply_all(price: Decimal, discounts: list[Decimal]) -> Decimal:
    """Applies percentages one after the other."""
    total = sum(discounts)
    return price * (1 - total / 100)


def best_of(price: Decimal, discounts: list[Decimal]) -> Decimal:
    return min(apply_all(price, [d]) for d in discounts)`,
      bug: {
        title: 'Stacked discounts add up beyond the price',
        prompt:
          'Two discounts of 60 % give a negative price! They should be applied one after the other, as the docstring says. Please fix it and add a test.',
        from: '    total = sum(discounts)\n    return price * (1 - total / 100)',
        to: '    for discount in discounts:\n        price *= 1 - discount / 100\n    return price',
        why: 'Percentages were added up and then taken off at once.',
        check: {
          name: 'applies one after the other',
          call: 'apply_all(D(100), [D(60), D(60)])',
          expected: 'D(16)',
          got: 'D(-20)',
        },
      },
      feature: {
        title: 'Add a floor below which no discount goes',
        prompt:
          'Implement a floor price: no combination of discounts may go below cost plus 5 %. Put it into apply_all as an optional argument.',
        from: '    return price * (1 - total / 100)',
        to: '    discounted = price * (1 - total / 100)\n    return discounted if floor is None else max(floor, discounted)',
        why: 'No discount goes below the floor.',
        check: {
          name: 'stops at the floor',
          call: 'apply_all(D(100), [D(80)], floor=D(42))',
          expected: 'D(42)',
          got: 'D(20)',
        },
      },
      refactoring: {
        title: 'Turn discounts into a small class hierarchy-free model',
        prompt:
          'Refactor the discounts: percentage, amount and "buy two" are told apart by strings today. Use dataclasses and match.',
        from: 'def best_of(price: Decimal, discounts: list[Decimal]) -> Decimal:',
        to: 'def best_of(price: Decimal, discounts: list[Discount]) -> Decimal:',
        why: 'Kinds of discount are types, and match covers them all.',
      },
      question: {
        title: 'In which order do we apply discounts?',
        prompt:
          'In which order are discounts applied when a customer has a voucher and a loyalty discount? Does the order matter?',
        answer:
          'Vouchers first, then loyalty (`pricing/pipeline.py`). For two percentages the order doesn’t matter, since multiplication commutes. With an amount it does: 10 off and then 20 % gives 72 of 100, the other way round 70. The tests only cover percentages.',
      },
      testing: 'Parametrised tests for discount stacking',
    },
    {
      name: 'the currency conversion',
      file: 'pricing/currency.py',
      test: 'tests/test_currency.py',
      symbol: 'convert',
      code: `def convert(cents: int, rate: float) -> int:
    return int(cents * rate)


def rate_of(rates: dict[str, float], currency: str) -> float:
    return rates[currency]`,
      bug: {
        title: 'Converted prices lose a cent',
        prompt:
          'Prices in CHF are a cent too low every now and then. convert truncates; it must round half up, and not with floats.',
        from: '    return int(cents * rate)',
        to: '    return int((Decimal(cents) * Decimal(str(rate))).quantize(Decimal(1), ROUND_HALF_UP))',
        why: 'int() cuts off, and a float isn’t what was written down.',
        check: { name: 'rounds half up', call: 'convert(1010, 0.95)', expected: '960', got: '959' },
      },
      feature: {
        title: 'Fall back to yesterday’s exchange rates',
        prompt:
          'When the rate service is down, use the last rates that are younger than 36 hours, and log a warning.',
        from: '    return rates[currency]',
        to: '    fresh = rates.get(currency)\n    return fresh if fresh is not None else last_known(currency, max_age=timedelta(hours=36))',
        why: 'Rates of the last 36 hours are used when there are none of today.',
        check: {
          name: 'uses the last known rate',
          call: "rate_of({}, 'CHF')",
          expected: '0.95',
          got: 'KeyError',
        },
      },
      refactoring: {
        title: 'Use Decimal for money everywhere in pricing',
        prompt:
          'Replace floats by Decimal in the pricing package, module by module. mypy should catch what is left.',
        from: 'def rate_of(rates: dict[str, float], currency: str) -> float:',
        to: 'def rate_of(rates: dict[str, Decimal], currency: str) -> Decimal:',
        why: 'Money is never a float now.',
      },
      question: {
        title: 'How old can our exchange rates be?',
        prompt: 'How old can an exchange rate be that we show to a customer?',
        answer:
          'Up to 25 hours: rates are fetched at 06:00 and cached for a day plus an hour of grace (`RATES_TTL` in `settings.py`). On weekends the bank publishes none, so on Monday before six they are of Friday.',
      },
      testing: 'Hypothesis tests for currency conversion',
    },
    {
      name: 'the promotion calendar',
      file: 'pricing/calendar.py',
      test: 'tests/test_calendar.py',
      symbol: 'is_active',
      code: `from datetime import datetime


def is_active(promotion: Promotion, now: datetime) -> bool:
    return promotion.starts < now < promotion.ends


def overlapping(promotions: list[Promotion]) -> list[tuple[Promotion, Promotion]]:
    return [(a, b) for a in promotions for b in promotions if a is not b and a.starts < b.ends]`,
      bug: {
        title: 'Promotions start one second late',
        prompt:
          'A promotion that starts at midnight is not active at midnight. The start belongs to it, the end does not.',
        from: '    return promotion.starts < now < promotion.ends',
        to: '    return promotion.starts <= now < promotion.ends',
        why: 'The moment of the start was left out.',
        check: {
          name: 'is active from its first moment',
          call: 'is_active(promotion, promotion.starts)',
          expected: 'True',
          got: 'False',
        },
      },
      feature: {
        title: 'Recurring promotions, such as happy hours',
        prompt:
          'Support promotions that recur: every Friday from 17 to 19 o’clock in the shop’s time zone. Mind daylight saving.',
        from: 'def is_active(promotion: Promotion, now: datetime) -> bool:',
        to: 'def is_active(promotion: Promotion, now: datetime) -> bool:\n    if promotion.weekly is not None:\n        return promotion.weekly.covers(now.astimezone(SHOP_ZONE))',
        why: 'A promotion can come back each week.',
        check: {
          name: 'comes back each Friday',
          call: 'is_active(happy_hour, friday_at(18))',
          expected: 'True',
          got: 'False',
        },
      },
      refactoring: {
        title: 'Find overlapping promotions in one pass',
        prompt:
          'overlapping compares everything with everything and takes a minute for the Christmas calendar. Make it faster.',
        from: '    return [(a, b) for a in promotions for b in promotions if a is not b and a.starts < b.ends]',
        to: '    ordered = sorted(promotions, key=lambda p: p.starts)\n    return [(a, b) for a, b in pairwise(ordered) if b.starts < a.ends]',
        why: 'Sorted by their start, each has to be compared with its neighbours alone.',
      },
      question: {
        title: 'Which time zone do promotions use?',
        prompt:
          'Which time zone does the promotion calendar use, and what happens on the night when the clocks change?',
        answer:
          'UTC in the database, the shop’s zone in the form. On the night of the change a promotion that was set for 02:30 starts at 03:30 in spring and at the first 02:30 in autumn, since `zoneinfo` has `fold=0`. Nobody seems to have planned that, but it is sensible.',
      },
      testing: 'Test promotions over daylight saving changes',
    },
    {
      name: 'the price import',
      file: 'pricing/importer.py',
      test: 'tests/test_importer.py',
      symbol: 'parse_price',
      code: `def parse_price(text: str) -> int:
    """Cents of a price as suppliers write it."""
    return int(float(text) * 100)


def rows_of(path: str) -> Iterator[dict[str, str]]:
    with open(path) as file:
        yield from csv.DictReader(file)`,
      bug: {
        title: 'Supplier prices with a comma crash the import',
        prompt:
          'The import of Monday crashed: ValueError: could not convert string to float: "12,90". Suppliers write both 12,90 and 12.90, and 1.234,50 too. Please fix parse_price.',
        from: '    return int(float(text) * 100)',
        to: '    whole, cents = split_price(text)\n    return whole * 100 + cents',
        why: 'A comma is the decimal sign of most suppliers, and a point may stand between thousands.',
        check: {
          name: 'reads a comma',
          call: "parse_price('1.234,50')",
          expected: '123450',
          got: 'ValueError',
        },
      },
      feature: {
        title: 'Report rows that the price import skips',
        prompt: 'Add a report to the import: which rows were skipped and why, as a CSV beside the source.',
        from: '        yield from csv.DictReader(file)',
        to: '        for number, row in enumerate(csv.DictReader(file), start=2):\n            yield {**row, "row": str(number)}',
        why: 'Rows carry their number, and what was skipped is reported.',
        check: {
          name: 'numbers the rows',
          call: "next(rows_of('prices.csv'))['row']",
          expected: "'2'",
          got: 'KeyError',
        },
      },
      refactoring: {
        title: 'Stream the price import in place of loading it whole',
        prompt:
          'The price import loads 400 MB into memory. Make it stream, with batches of 1,000 for the database.',
        from: '    with open(path) as file:',
        to: '    with open(path, newline="", encoding="utf-8-sig") as file:',
        why: 'Rows go through in batches, and memory stays flat.',
      },
      question: {
        title: 'What does the price import do with unknown products?',
        prompt: 'What happens to rows of the price import whose product we do not know?',
        answer:
          'They are dropped without a word: `upsert_prices` joins with the products, and what finds no partner is gone. Last week that were 312 of 48,000 rows. The report that was asked for in the planning would show them.',
      },
      testing: 'Golden files for the price import',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Upgrade pricing to Pydantic 3',
      prompt: 'Upgrade pydantic to 3 in the pricing service. There is a codemod, but look at what it does.',
      of: 'pydantic',
      to: '3.0.4',
    },
    {
      is: 'pipeline',
      title: 'Type check of pricing fails on main',
      prompt: 'The mypy job of the pipeline fails on main although nobody touched the code. What changed?',
      job: 'types',
      cause: 'The stubs package isn’t pinned and got a new release overnight',
    },
    {
      is: 'review',
      title: 'Review of the loyalty points branch',
      prompt: 'Review the branch with loyalty points, mostly for rounding and for what happens on refunds.',
      remarks: [
        'Points are rounded for each line: an order of ten lines can give up to five points too many.',
        'On a refund the points go back even if they were spent already.',
        'The migration has no default, so that old rows read as NULL.',
      ],
    },
    {
      is: 'incident',
      title: 'Wrong prices in the app for eleven minutes',
      prompt:
        'On Thursday the app showed wrong prices in production for about eleven minutes. Find the root cause from the logs.',
      service: 'pricing',
      cause: 'a cache that was filled from a replica which was eleven minutes behind',
    },
  ],
}
