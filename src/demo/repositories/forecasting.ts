import type { Repository } from '../repository.ts'
import { pytest } from '../toolchains/pytest.ts'

export const forecasting: Repository = {
  name: 'tidewheel/forecasting',
  team: 'data',
  about: 'how much of what will be sold',
  toolchain: pytest,
  areas: [
    {
      name: 'the seasonal features',
      file: 'forecasting/features/season.py',
      test: 'tests/features/test_season.py',
      symbol: 'week_of_year',
      code: `import math
from datetime import date


def week_of_year(day: date) -> int:
    return day.timetuple().tm_yday // 7


def as_circle(week: int) -> tuple[float, float]:
    angle = 2 * math.pi * week / 52
    return math.sin(angle), math.cos(angle)`,
      bug: {
        title: 'Week numbers are off by one in January',
        prompt:
          'week_of_year gives 0 for the first days of January and differs from the ISO weeks that the rest of the company uses. Fix it.',
        from: '    return day.timetuple().tm_yday // 7',
        to: '    return day.isocalendar().week',
        why: 'Days were divided by seven, which is no week that anybody counts in.',
        check: { name: 'counts ISO weeks', call: 'week_of_year(date(2026, 1, 1))', expected: '1', got: '0' },
      },
      feature: {
        title: 'Add school holidays as a feature of the model',
        prompt:
          'Create a feature for school holidays by region. The calendar is in data/holidays.csv. Evaluate whether the error gets smaller.',
        from: 'def as_circle(week: int) -> tuple[float, float]:',
        to: 'def in_holidays(day: date, region: str) -> bool:\n    return any(start <= day <= end for start, end in HOLIDAYS[region])\n\n\ndef as_circle(week: int) -> tuple[float, float]:',
        why: 'School holidays are a feature; the error over the validation weeks falls from 11.8 to 11.1 %.',
        check: {
          name: 'knows the summer holidays',
          call: "in_holidays(date(2026, 8, 3), 'north')",
          expected: 'True',
          got: 'NameError',
        },
      },
      refactoring: {
        title: 'Compute features with polars in place of pandas',
        prompt:
          'Port the feature computation from pandas to polars. Results must be the same to six digits, compare on last month.',
        from: '    angle = 2 * math.pi * week / 52',
        to: '    angle = 2 * math.pi * (week - 1) / 52',
        why: 'It takes 40 seconds in place of six minutes.',
      },
      question: {
        title: 'Why do we encode the week as a circle?',
        prompt:
          'Why do we encode the week as sine and cosine? Explain it to somebody who knows no mathematics beyond school.',
        answer:
          'Because week 52 and week 1 are neighbours. As plain numbers they are as far apart as can be, and a model would have to learn that they aren’t. On a circle every week lies beside the next one, and to name a point on a circle one needs two numbers: how far right and how far up. These are the cosine and the sine.',
      },
      testing: 'Tests for the seasonal features around New Year',
    },
    {
      name: 'the backtest',
      file: 'forecasting/backtest.py',
      test: 'tests/test_backtest.py',
      symbol: 'splits',
      code: `def splits(weeks: int, folds: int, horizon: int) -> list[tuple[range, range]]:
    found = []
    for fold in range(folds):
        end = weeks - fold * horizon
        found.append((range(0, end), range(end - horizon, end)))
    return found


def mape(actual: list[float], forecast: list[float]) -> float:
    return sum(abs(a - f) / a for a, f in zip(actual, forecast)) / len(actual)`,
      bug: {
        title: 'Backtest trains on the weeks that it predicts',
        prompt:
          'I believe our backtest leaks: the training range contains the test weeks. Check splits and fix it. This will make our numbers worse, and that is fine.',
        from: '        found.append((range(0, end), range(end - horizon, end)))',
        to: '        found.append((range(0, end - horizon), range(end - horizon, end)))',
        why: 'The weeks to predict stood in the training range as well.',
        check: {
          name: 'keeps test weeks out of training',
          call: 'splits(20, 1, 4)[0][0]',
          expected: 'range(0, 16)',
          got: 'range(0, 20)',
        },
      },
      feature: {
        title: 'Weighted error for products that sell little',
        prompt:
          'MAPE explodes for products that sell one piece a week. Add WAPE beside it and use it in the report.',
        from: 'def mape(actual: list[float], forecast: list[float]) -> float:',
        to: 'def wape(actual: list[float], forecast: list[float]) -> float:\n    return sum(abs(a - f) for a, f in zip(actual, forecast)) / sum(actual)\n\n\ndef mape(actual: list[float], forecast: list[float]) -> float:',
        why: 'WAPE weighs by what is sold, and isn’t thrown off by zeros.',
        check: {
          name: 'weighs by what is sold',
          call: 'wape([1, 99], [2, 99])',
          expected: '0.01',
          got: 'NameError',
        },
      },
      refactoring: {
        title: 'Run the backtest folds in parallel',
        prompt:
          'The backtest takes 50 minutes and uses one core. Run the folds in parallel; results must not depend on the number of workers.',
        from: '    for fold in range(folds):',
        to: '    for fold in reversed(range(folds)):',
        why: 'Folds run beside each other, each with its own seed.',
      },
      question: {
        title: 'Is our forecast better than last year’s numbers?',
        prompt:
          'Is our model better than simply taking the sales of the same week last year? Look at the stored backtests.',
        answer:
          'Yes, but not everywhere. Over all products the WAPE is 14.2 % against 19.8 % for "same week last year". For the 200 best sellers it is 9 against 17. For products that sell less than five pieces a week the naive forecast is as good (41 against 40), so one could leave those out of the model.',
      },
      testing: 'Test that backtest folds never overlap',
    },
    {
      name: 'the outlier filter',
      file: 'forecasting/clean.py',
      test: 'tests/test_clean.py',
      symbol: 'without_outliers',
      code: `import statistics


def without_outliers(values: list[float]) -> list[float]:
    mean = statistics.mean(values)
    spread = statistics.stdev(values)
    return [v for v in values if abs(v - mean) < 3 * spread]


def fill_gaps(values: list[float | None]) -> list[float]:
    return [v or 0 for v in values]`,
      bug: {
        title: 'A single outlier hides itself in the cleaning',
        prompt:
          'One sale of 5,000 pieces makes the spread so large that it is not an outlier any more. Use the median and MAD.',
        from: '    mean = statistics.mean(values)\n    spread = statistics.stdev(values)',
        to: '    mean = statistics.median(values)\n    spread = 1.4826 * statistics.median(abs(v - mean) for v in values)',
        why: 'The outlier itself widened the spread that it was measured by.',
        check: {
          name: 'finds a single outlier',
          call: 'without_outliers([1, 2, 1, 2, 5000])',
          expected: '[1, 2, 1, 2]',
          got: '[1, 2, 1, 2, 5000]',
        },
      },
      feature: {
        title: 'Fill gaps by the weeks around them',
        prompt:
          'Weeks without data are taken for zero sales. Fill gaps of up to two weeks by interpolation, leave longer ones out.',
        from: '    return [v or 0 for v in values]',
        to: '    return interpolate(values, longest=2)',
        why: 'Short gaps are interpolated; long ones stay gaps.',
        check: {
          name: 'fills a gap of one week',
          call: 'fill_gaps([2.0, None, 4.0])',
          expected: '[2.0, 3.0, 4.0]',
          got: '[2.0, 0, 4.0]',
        },
      },
      refactoring: {
        title: 'Make cleaning steps composable',
        prompt:
          'Refactor the cleaning into small steps that can be switched on by configuration for each market.',
        from: 'def fill_gaps(values: list[float | None]) -> list[float]:',
        to: 'STEPS: dict[str, Step] = {"outliers": without_outliers}\n\n\ndef fill_gaps(values: list[float | None]) -> list[float]:',
        why: 'Each market names the steps that it wants.',
      },
      question: {
        title: 'How many sales do we throw away as outliers?',
        prompt: 'How much of the sales volume do we throw away as outliers, by market?',
        answer:
          'About 0.4 % of the rows and 2.1 % of the volume. It is uneven: in the north market a wholesaler buys once a month, and the filter takes 9 % of the volume there. I would treat wholesale as a series of its own.',
      },
      testing: 'Cover the cleaning with property tests',
    },
    {
      name: 'the model registry',
      file: 'forecasting/registry.py',
      test: 'tests/test_registry.py',
      symbol: 'latest',
      code: `def latest(versions: list[str]) -> str:
    return max(versions)


def is_usable(model: Model) -> bool:
    return model.wape < 0.3`,
      bug: {
        title: 'Version 10 of the model is never loaded',
        prompt:
          'We deployed model version 1.10 but production still loads 1.9. I guess versions are compared as text. Fix latest.',
        from: '    return max(versions)',
        to: '    return max(versions, key=lambda version: [int(part) for part in version.split(".")])',
        why: 'As text, 1.9 is greater than 1.10.',
        check: {
          name: 'compares versions by number',
          call: "latest(['1.9', '1.10'])",
          expected: "'1.10'",
          got: "'1.9'",
        },
      },
      feature: {
        title: 'Refuse models that are worse than the one in use',
        prompt:
          'Add a gate to the registry: a new model must not be worse than the one in use by more than half a point of WAPE.',
        from: '    return model.wape < 0.3',
        to: '    return model.wape < 0.3 and (current is None or model.wape <= current.wape + 0.005)',
        why: 'A model that is worse than the present one isn’t taken.',
        check: {
          name: 'refuses a worse model',
          call: 'is_usable(worse, current=good)',
          expected: 'False',
          got: 'TypeError',
        },
      },
      refactoring: {
        title: 'Keep model metadata beside the artefact',
        prompt:
          'Metadata of models stands in a spreadsheet. Write it as JSON beside the artefact and read it from there.',
        from: 'def is_usable(model: Model) -> bool:',
        to: 'def metadata_of(path: Path) -> Metadata:\n    return Metadata.model_validate_json((path / "metadata.json").read_text())\n\n\ndef is_usable(model: Model) -> bool:',
        why: 'What is known of a model lies beside it.',
      },
      question: {
        title: 'Can we reproduce the model of last spring?',
        prompt: 'Could we train the exact model of last April again? What is missing?',
        answer:
          'Not exactly. The code is tagged and the seed is fixed, but the training data was overwritten: the snapshot of April holds corrections of June. And scikit-learn was upgraded in between. With a dated snapshot and the lock file of the tag it would work from now on.',
      },
      testing: 'Tests for version ordering in the registry',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Move forecasting to Python 3.14',
      prompt: 'Upgrade the forecasting project to Python 3.14, image and lock file too.',
      of: 'python',
      to: '3.14.0',
    },
    {
      is: 'pipeline',
      title: 'Training job runs out of memory in the pipeline',
      prompt: 'The weekly training job in the pipeline is killed. Find out where the memory goes.',
      job: 'train',
      cause: 'The join with the holidays multiplies every row by the number of regions',
    },
    {
      is: 'documentation',
      title: 'Model card for the demand forecast',
      prompt:
        'Write a model card: purpose, data, errors by market, limits. Plain words, for people of the business.',
      path: 'docs/model-card.md',
      text: '# Demand forecast\n\nIt says how many pieces of each product will be sold in each of the next eight weeks.\n\n## Where it is weak\n\n- Products that are younger than ten weeks.\n- Markets with wholesale.\n- Weeks with a promotion that has no example.\n',
    },
    {
      is: 'review',
      title: 'Check the notebook on promotions for mistakes',
      prompt:
        'Analyse this notebook about promotions before I show it around. Are the conclusions supported?',
      remarks: [
        'The control group contains stores that had the promotion in the first week.',
        'Twelve comparisons were made and the best one is shown; a correction would make it vanish.',
        'The axis of the second chart begins at 80.',
      ],
    },
    {
      is: 'migration',
      title: 'Port the forecasting notebooks to scheduled pipelines',
      prompt:
        'Migrate our eight notebooks to pipeline steps with tests, one after the other. Commit each, and compare its output with the notebook.',
      from: 'notebooks',
      to: 'pipeline steps',
    },
  ],
}
