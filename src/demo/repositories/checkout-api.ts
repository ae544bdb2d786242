import type { Repository } from '../repository.ts'
import { vitest } from '../toolchains/vitest.ts'

export const checkoutApi: Repository = {
  name: 'tidewheel/checkout-api',
  team: 'commerce',
  about: 'orders and payments',
  toolchain: vitest,
  areas: [
    {
      name: 'the payment retries',
      file: 'src/payments/retry.ts',
      test: 'src/payments/retry.test.ts',
      symbol: 'delayOf',
      code: `const FIRST = 500
const LONGEST = 30_000

/** Milliseconds before an attempt; the first is number 1. */
export function delayOf(attempt: number): number {
  return FIRST * 2 ** attempt
}

export function mayRetry(status: number): boolean {
  return status >= 500
}`,
      bug: {
        title: 'Payment retries wait for hours after ten attempts',
        prompt:
          'We saw a payment retry scheduled four hours ahead. The delay doubles without a limit although there is a constant for it. Fix the bug in retry.ts.',
        from: '  return FIRST * 2 ** attempt',
        to: '  return Math.min(LONGEST, FIRST * 2 ** (attempt - 1))',
        why: 'The delay doubled without a bound, and began with the second step.',
        check: {
          name: 'waits no longer than half a minute',
          call: 'delayOf(20)',
          expected: '30000',
          got: '524288000',
        },
      },
      feature: {
        title: 'Retry payments that were rate limited',
        prompt:
          'The provider answers 429 when we are too fast. Add it to what may be retried and honour Retry-After.',
        from: '  return status >= 500',
        to: '  return status >= 500 || status === 429',
        why: 'An answer of 429 is tried again, after the time that it names.',
        check: { name: 'tries again after 429', call: 'mayRetry(429)', expected: 'true', got: 'false' },
      },
      refactoring: {
        title: 'Make the retry policy a value that is handed in',
        prompt:
          'Refactor the payment retries: the policy (first delay, longest, which statuses) should be an argument, so that refunds can use another one.',
        from: 'const FIRST = 500\nconst LONGEST = 30_000',
        to: 'export interface Policy {\n  readonly first: number\n  readonly longest: number\n}\n\nexport const PAYMENTS: Policy = { first: 500, longest: 30_000 }',
        why: 'The policy is handed in, and refunds can have their own.',
      },
      question: {
        title: 'Can a payment be charged twice by our retries?',
        prompt:
          'Is there any way in which our retries charge a customer twice? Look closely before you answer.',
        answer:
          'Not by the retries themselves: every attempt sends the same idempotency key, made of the order id (`src/payments/client.ts`), and the provider answers a second one with the first result. There is one hole: the key is made anew when an order is edited between two attempts. I would tie the key to the payment row instead; it is a change of two lines.',
      },
      testing: 'Property tests for the retry delays',
    },
    {
      name: 'the order numbers',
      file: 'src/orders/number.ts',
      test: 'src/orders/number.test.ts',
      symbol: 'orderNumber',
      code: `/** Year, and a counter that starts anew each year. */
export function orderNumber(year: number, counter: number): string {
  return String(year) + '-' + String(counter)
}

export function parseOrderNumber(text: string): { year: number; counter: number } | null {
  const found = /^([0-9]{4})-([0-9]+)$/.exec(text)
  return found && { year: Number(found[1]), counter: Number(found[2]) }
}`,
      bug: {
        title: 'Orders sort wrongly above number 9999',
        prompt:
          'In the back office orders are sorted by number as text, and 2026-10000 comes before 2026-9999. Pad the counter to six digits for new orders; old numbers must still parse.',
        from: "  return String(year) + '-' + String(counter)",
        to: "  return String(year) + '-' + String(counter).padStart(6, '0')",
        why: 'Numbers of different length don’t sort as text.',
        check: {
          name: 'pads the counter',
          call: 'orderNumber(2026, 17)',
          expected: "'2026-000017'",
          got: "'2026-17'",
        },
      },
      feature: {
        title: 'Accept order numbers with the shop’s prefix',
        prompt:
          'Support wants to paste numbers as they stand on the invoice, like TW-2026-000017. Make parseOrderNumber take the prefix, in any case.',
        from: '  const found = /^([0-9]{4})-([0-9]+)$/.exec(text)',
        to: '  const found = /^(?:TW-)?([0-9]{4})-([0-9]+)$/i.exec(text.trim())',
        why: 'The prefix may stand before a number.',
        check: {
          name: 'takes the prefix',
          call: "parseOrderNumber('tw-2026-000017')",
          expected: '{ year: 2026, counter: 17 }',
          got: 'null',
        },
      },
      refactoring: {
        title: 'Give order numbers a type of their own',
        prompt:
          'Order numbers are plain strings and get mixed up with ids. Introduce a branded type and use it where it is cheap.',
        from: 'export function orderNumber(year: number, counter: number): string {',
        to: 'export function orderNumber(year: number, counter: number): OrderNumber {',
        why: 'The compiler tells an order number from an id now.',
      },
      question: {
        title: 'Are order numbers without gaps?',
        prompt: 'Accounting asks: are our order numbers without gaps? What happens when a payment fails?',
        answer:
          'No. The counter is taken when the order is made, before the payment; an order whose payment fails keeps its number and is cancelled. Invoices have their own counter, taken in the transaction that books the payment, and that one has no gaps. So accounting should look at invoice numbers.',
      },
      testing: 'Round-trip tests for order numbers',
    },
    {
      name: 'the webhook receiver',
      file: 'src/webhooks/receive.ts',
      test: 'src/webhooks/receive.test.ts',
      symbol: 'isFresh',
      code: `const TOLERANCE = 300

export function isFresh(timestamp: number, now: number): boolean {
  return now - timestamp < TOLERANCE
}

export async function receive(event: WebhookEvent, store: Store): Promise<void> {
  if (await store.has(event.id)) return
  await handle(event)
  await store.add(event.id)
}`,
      bug: {
        title: 'Webhooks from the future are accepted',
        prompt:
          'Security review found that our webhook check takes timestamps that lie in the future. isFresh should use the distance in both directions.',
        from: '  return now - timestamp < TOLERANCE',
        to: '  return Math.abs(now - timestamp) < TOLERANCE',
        why: 'A time ahead of ours made a negative age, which is always small enough.',
        check: {
          name: 'turns a time in the future away',
          call: 'isFresh(10_000, 1_000)',
          expected: 'false',
          got: 'true',
        },
      },
      feature: {
        title: 'Answer webhooks before handling them',
        prompt:
          'The provider gives up after 5 s. Implement: receive stores the event and answers 202, a worker handles it later. Keep it exactly-once as far as that goes.',
        from: '  await handle(event)\n  await store.add(event.id)',
        to: '  await store.add(event.id)\n  await queue.enqueue(event)',
        why: 'An event is kept first and handled by the worker.',
        check: {
          name: 'keeps an event before it is handled',
          call: 'await received(event)',
          expected: "['stored', 'queued']",
          got: "['handled', 'stored']",
        },
      },
      refactoring: {
        title: 'Separate checking from handling in the webhook receiver',
        prompt:
          'Simplify the webhook receiver: checking the signature, telling doubles apart and handling are three things. Split them.',
        from: '  if (await store.has(event.id)) return',
        to: '  if (await isDouble(event, store)) return',
        why: 'Checking, doubles and handling are apart.',
      },
      question: {
        title: 'What happens when a webhook comes twice at the same time?',
        prompt:
          'What happens if the provider delivers the same webhook twice within a few milliseconds? has() and add() are two steps.',
        answer:
          'Then both can pass `store.has` before either has added the id, and the event is handled twice. For payments this is harmless, since booking is idempotent by payment id; for refunds it isn’t. The clean way is one `insert … on conflict do nothing` and to go on only when a row was inserted.',
      },
      testing: 'Tests for doubled and late webhooks',
    },
    {
      name: 'the shipping rates',
      file: 'src/shipping/rates.ts',
      test: 'src/shipping/rates.test.ts',
      symbol: 'rateFor',
      code: `const RATES = [
  { upTo: 1_000, cents: 490 },
  { upTo: 5_000, cents: 790 },
  { upTo: 20_000, cents: 1_290 },
]

/** What it costs to ship so many grams; null above the heaviest parcel. */
export function rateFor(grams: number): number | null {
  return RATES.find((rate) => grams < rate.upTo)?.cents ?? null
}`,
      bug: {
        title: 'A parcel of exactly five kilograms is charged too much',
        prompt:
          'A parcel of exactly 5000 g is charged as the next class. The carrier’s table says "up to and including". Fix.',
        from: '  return RATES.find((rate) => grams < rate.upTo)?.cents ?? null',
        to: '  return RATES.find((rate) => grams <= rate.upTo)?.cents ?? null',
        why: 'The bound itself belongs to the lower class.',
        check: {
          name: 'counts the bound to the lower class',
          call: 'rateFor(5_000)',
          expected: '790',
          got: '1290',
        },
      },
      feature: {
        title: 'Free shipping above fifty euros',
        prompt:
          'Marketing wants free shipping for orders above 50 euros, from the first of next month, behind the flag free_shipping.',
        from: 'export function rateFor(grams: number): number | null {',
        to: 'export function rateFor(grams: number, orderCents = 0): number | null {\n  if (flags.free_shipping && orderCents >= 5_000) return 0',
        why: 'Orders above fifty euros ship free while the flag is on.',
        check: {
          name: 'ships free above fifty euros',
          call: 'rateFor(900, 5_100)',
          expected: '0',
          got: '490',
        },
      },
      refactoring: {
        title: 'Read the shipping rates from the database',
        prompt:
          'Move the shipping rates from the code into the table shipping_rates. The function keeps its signature for now.',
        from: 'const RATES = [\n  { upTo: 1_000, cents: 490 },',
        to: 'const RATES = await loadRates() ?? [\n  { upTo: 1_000, cents: 490 },',
        why: 'Rates can be changed without a release.',
      },
      question: {
        title: 'Which countries do the shipping rates cover?',
        prompt:
          'Which countries do our shipping rates cover at the moment, and where would I add Switzerland?',
        answer:
          'Only domestic parcels: `rateFor` knows a weight and no country. `src/checkout/summary.ts` refuses other countries before it asks. For Switzerland you need a rate table per zone, a zone for each country in `src/shipping/zones.ts`, which exists but is unused, and customs data on the label, which is the larger part of the work.',
      },
      testing: 'Table test for all shipping classes',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Bump the payment SDK to 14',
      prompt:
        'Update the payment SDK from 12 to 14, the old one stops working in March. Read the changelog first.',
      of: 'payment-sdk',
      to: '14.2.0',
    },
    {
      is: 'pipeline',
      title: 'Integration tests of checkout-api time out in CI',
      prompt:
        'The integration job of checkout-api times out in the pipeline, locally it is fine. Please find out why.',
      job: 'integration',
      cause: 'The database container waits for a health check that the new image doesn’t have',
    },
    {
      is: 'incident',
      title: 'Payments slow since the release of Tuesday',
      prompt:
        'Latency of POST /payments in production has doubled since the release on Tuesday. Investigate and tell me the root cause.',
      service: 'checkout-api',
      cause: 'a missing index: the new idempotency lookup reads the whole payments table',
    },
    {
      is: 'review',
      title: 'Code review: partial refunds',
      prompt: 'Review the partial refunds branch. I worry about races and about the sums.',
      remarks: [
        'Two refunds at once can exceed the payment: the sum is read outside the transaction.',
        'The reason is free text and goes to the provider unchecked; it takes 127 characters.',
        'There is no test for a refund of a payment that isn’t settled yet.',
      ],
    },
    {
      is: 'documentation',
      title: 'Document the states of an order',
      prompt:
        'Document the states an order goes through, with what triggers each change. Put it where the API docs are.',
      path: 'docs/order-states.md',
      text: '# The states of an order\n\n| state | comes from | by |\n|---|---|---|\n| open | – | the cart is submitted |\n| paid | open | the payment is booked |\n| shipped | paid | the warehouse hands it over |\n| cancelled | open, paid | the customer, or a failed payment |\n',
    },
    {
      is: 'migration',
      title: 'Port checkout-api from Express to Fastify',
      prompt:
        'We want to migrate checkout-api from Express to Fastify. Go route by route, keep both running until the last one is over, and run the contract tests after each.',
      from: 'Express routes',
      to: 'Fastify routes',
    },
  ],
}
