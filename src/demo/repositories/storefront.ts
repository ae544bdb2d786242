import type { Repository } from '../repository.ts'
import { vitest } from '../toolchains/vitest.ts'

export const storefront: Repository = {
  name: 'tidewheel/storefront',
  team: 'commerce',
  about: 'the shop that customers see',
  toolchain: vitest,
  areas: [
    {
      name: 'the cart totals',
      file: 'src/cart/totals.ts',
      test: 'src/cart/totals.test.ts',
      symbol: 'totalOf',
      code: `import type { Line } from './line'

export function totalOf(lines: readonly Line[]): number {
  let total = 0
  for (const line of lines) {
    total += Math.floor(line.cents * line.quantity * (1 + line.taxRate))
  }
  return total
}`,
      bug: {
        title: 'Cart total is one cent lower than the invoice',
        prompt:
          'Support forwarded a case where the cart shows 11.05 and the invoice 11.06. Looks like a rounding thing in the cart totals. Find it, fix it, and add a test for this very case.',
        from: '    total += Math.floor(line.cents * line.quantity * (1 + line.taxRate))',
        to: '    total += Math.round(line.cents * line.quantity * (1 + line.taxRate))',
        why: 'Each line was rounded down, while the invoice rounds half up.',
        check: {
          name: 'rounds a line half up, as the invoice does',
          call: 'totalOf([{ cents: 1005, quantity: 1, taxRate: 0.1 }])',
          expected: '1106',
          got: '1105',
        },
      },
      feature: {
        title: 'Show the discount as a line of its own in the cart',
        prompt:
          'Add support for a discount in the cart totals: totalOf should take an optional discount in cents and never go below zero. Add tests.',
        from: '  return total\n',
        to: '  return Math.max(0, total - discount)\n',
        why: 'totalOf takes a discount now, and a total never falls below zero.',
        check: {
          name: 'never falls below zero',
          call: 'totalOf([{ cents: 500, quantity: 1, taxRate: 0 }], 900)',
          expected: '0',
          got: '500',
        },
      },
      refactoring: {
        title: 'Replace the loop in totalOf by a reduce',
        prompt: 'Small cleanup: rewrite totalOf without the mutable variable. No change of behaviour please.',
        from: '  let total = 0\n  for (const line of lines) {',
        to: '  const sum = (total: number, line: Line) => total + lineTotal(line)\n  for (const line of lines) {',
        why: 'The sum is built without a variable that changes.',
      },
      question: {
        title: 'Where is tax added in the cart, and is it per line?',
        prompt:
          'Quick question: where do we add tax in the cart, per line or on the sum? I need it for a pricing discussion.',
        answer:
          'Per line. `totalOf` in `src/cart/totals.ts` multiplies each line by `1 + taxRate` and rounds the line before it is added, so a cart with many small lines can differ from "tax on the sum" by a few cents. The checkout does the same in `src/checkout/summary.ts`, so both agree with each other.',
      },
      testing: 'Cover empty carts and mixed tax rates with tests',
    },
    {
      name: 'the product search',
      file: 'src/search/query.ts',
      test: 'src/search/query.test.ts',
      symbol: 'parseQuery',
      code: `export interface Query {
  readonly words: readonly string[]
  readonly inStock: boolean
}

export function parseQuery(text: string): Query {
  const words = text.split(' ')
  return { words: words.filter((word) => word !== 'in:stock'), inStock: words.includes('in:stock') }
}`,
      bug: {
        title: 'Search finds nothing when there are two blanks between words',
        prompt:
          'Typing "red  shoes" (two blanks) in the search shows no results on production. Please fix parseQuery and keep the in:stock filter working.',
        from: "  const words = text.split(' ')",
        to: '  const words = text.trim().split(/ +/)',
        why: 'An empty word between two blanks had to match, and nothing does.',
        check: {
          name: 'takes several blanks for one',
          call: "parseQuery('red  shoes').words",
          expected: "['red', 'shoes']",
          got: "['red', '', 'shoes']",
        },
      },
      feature: {
        title: 'Let the search take quoted phrases',
        prompt:
          'Implement quoted phrases in the product search: "rain jacket" in quotes should be one word of the query. Extend parseQuery, keep the old behaviour for everything else.',
        from: "  const words = text.split(' ')",
        to: '  const words = [...text.matchAll(/"([^"]+)"|[^ ]+/g)].map((found) => found[1] ?? found[0])',
        why: 'A phrase in quotes is one word of the query.',
        check: {
          name: 'keeps a quoted phrase together',
          call: 'parseQuery(\'"rain jacket" blue\').words',
          expected: "['rain jacket', 'blue']",
          got: "['\"rain', 'jacket\"', 'blue']",
        },
      },
      refactoring: {
        title: 'Move the search filters out of parseQuery',
        prompt:
          'Refactor: the in:stock handling should be a filter of its own, so that in:sale can be added next week. Tests must stay green.',
        from: "  return { words: words.filter((word) => word !== 'in:stock'), inStock: words.includes('in:stock') }",
        to: "  const filters = filtersIn(words)\n  return { words: words.filter((word) => !isFilter(word)), inStock: filters.has('stock') }",
        why: 'Filters are told apart from words in one place.',
      },
      question: {
        title: 'How does the search rank results?',
        prompt:
          'How does the product search decide what comes first? Explain it so that I can tell the merchandising people.',
        answer:
          'In three steps. First every product gets a point for each word of the query in its name and half a point for one in its description (`src/search/score.ts`). Products that are out of stock lose a point. What is left equal is ordered by sales of the last 30 days. Nothing is personalised.',
      },
      testing: 'Write unit tests for parseQuery',
    },
    {
      name: 'the address form',
      file: 'src/account/address-form.tsx',
      test: 'src/account/address-form.test.tsx',
      symbol: 'isComplete',
      code: `export function isComplete(address: Address): boolean {
  return [address.name, address.street, address.city, address.postcode].every(Boolean)
}

export function AddressForm({ address, onSave }: Props) {
  const complete = isComplete(address)
  return (
    <form onSubmit={() => onSave(address)}>
      <button disabled={!complete}>Save</button>
    </form>
  )
}`,
      bug: {
        title: 'Save button stays enabled when the street is only blanks',
        prompt:
          'The address form lets people save an address whose street is just spaces. The parcel service rejects those. Fix isComplete.',
        from: '  return [address.name, address.street, address.city, address.postcode].every(Boolean)',
        to: "  return [address.name, address.street, address.city, address.postcode].every((field) => field.trim() !== '')",
        why: 'A field of blanks was taken for filled in.',
        check: {
          name: 'takes blanks for nothing',
          call: "isComplete({ ...address, street: '   ' })",
          expected: 'false',
          got: 'true',
        },
      },
      feature: {
        title: 'Ask before leaving the address form with unsaved changes',
        prompt:
          'Feature request from support: warn people who leave the address form with changes they did not save. Use the router’s blocker, no custom dialog.',
        from: '  const complete = isComplete(address)',
        to: '  const complete = isComplete(address)\n  useLeaveWarning(isChanged(address))',
        why: 'The form asks before unsaved changes are lost.',
        check: {
          name: 'knows a change',
          call: "isChanged({ ...address, city: 'Lyon' })",
          expected: 'true',
          got: 'undefined',
        },
      },
      refactoring: {
        title: 'Split the address form into fields and frame',
        prompt:
          'The address form does too much. Split it: one component for the fields, one for the form around them. Keep the public props.',
        from: '    <form onSubmit={() => onSave(address)}>',
        to: '    <form onSubmit={() => onSave(address)}>\n      <AddressFields address={address} />',
        why: 'The fields are a component of their own.',
      },
      question: {
        title: 'Why do we validate addresses twice?',
        prompt: 'Why is an address checked in the form and again in checkout-api? Can one of them go?',
        answer:
          'They check different things. The form only looks whether the fields are filled in, so that people see at once what is missing. The API checks whether the postcode fits the country, because other clients call it too. Dropping the check in the API would let the mobile app send anything; dropping the one in the form would cost a round trip for every typo. I would keep both.',
      },
      testing: 'Test the address form with the keyboard alone',
    },
    {
      name: 'the image gallery',
      file: 'src/product/gallery.ts',
      test: 'src/product/gallery.test.ts',
      symbol: 'nextIndex',
      code: `export function nextIndex(index: number, count: number): number {
  return index + 1 > count ? 0 : index + 1
}

export function sourceSet(path: string, widths: readonly number[]): string {
  return widths.map((width) => path + '?w=' + width + ' ' + width + 'w').join(', ')
}`,
      bug: {
        title: 'Gallery shows an empty picture after the last one',
        prompt:
          'Clicking "next" on the last product picture shows a blank frame before it starts over. Off by one somewhere, please fix.',
        from: '  return index + 1 > count ? 0 : index + 1',
        to: '  return (index + 1) % count',
        why: 'The index went one beyond the last picture.',
        check: {
          name: 'starts over after the last picture',
          call: 'nextIndex(3, 4)',
          expected: '0',
          got: '4',
        },
      },
      feature: {
        title: 'Serve gallery pictures as AVIF where browsers take it',
        prompt:
          'Add AVIF to the picture sources of the gallery; webp stays as the fallback. Pages should get lighter, layout must not shift.',
        from: "  return widths.map((width) => path + '?w=' + width + ' ' + width + 'w').join(', ')",
        to: "  const query = (width: number) => '?w=' + width + '&format=' + format\n  return widths.map((width) => path + query(width) + ' ' + width + 'w').join(', ')",
        why: 'Sources are given for each format, AVIF first.',
        check: {
          name: 'names the format in each source',
          call: "sourceSet('/a.jpg', [320], 'avif')",
          expected: "'/a.jpg?w=320&format=avif 320w'",
          got: "'/a.jpg?w=320 320w'",
        },
      },
      refactoring: {
        title: 'Use one function for picture URLs across the shop',
        prompt:
          'We build picture URLs in four places. Extract one helper and use it everywhere, starting with the gallery.',
        from: "  return widths.map((width) => path + '?w=' + width + ' ' + width + 'w').join(', ')",
        to: "  return widths.map((width) => pictureUrl(path, { width }) + ' ' + width + 'w').join(', ')",
        why: 'Picture URLs are made in one place.',
      },
      question: {
        title: 'What decides which picture sizes we load?',
        prompt:
          'What decides which sizes of a product picture the browser loads? The performance report says we load too big ones on phones.',
        answer:
          'The browser picks from `srcset`, and it needs `sizes` to do that well. `sourceSet` lists 320 to 1600 pixels, but the product page leaves `sizes` out, so browsers assume the full width of the window and multiply it by the pixel ratio. Setting `sizes="(max-width: 640px) 100vw, 50vw"` in `ProductPage` would cut the bytes on phones by about half.',
      },
      testing: 'Add tests for the picture gallery’s edges',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Upgrade the storefront to React 19.2',
      prompt: 'Upgrade react and react-dom to 19.2 and fix what breaks. Keep the lockfile change small.',
      of: 'react',
      to: '19.2.0',
    },
    {
      is: 'pipeline',
      title: 'The end-to-end job of the storefront is red since Monday',
      prompt: 'The e2e job on main fails since Monday. Find out why and fix it.',
      job: 'e2e',
      cause: 'The preview server listens on another port since the bundler was upgraded',
    },
    {
      is: 'incident',
      title: 'Checkout button did nothing for some customers last night',
      prompt:
        'Between 21:40 and 22:10 last night the checkout button did nothing for some customers in production. Look into the logs and tell me what happened.',
      service: 'storefront',
      cause: 'a stale chunk: after the deploy, pages opened before it asked for a script that was gone',
    },
    {
      is: 'review',
      title: 'Review the pull request that adds gift cards',
      prompt:
        'Please review the gift card pull request before I ask the team. Be strict about money and about accessibility.',
      remarks: [
        'The balance is kept as a floating point number; cents as an integer are used everywhere else.',
        'The input has no label, only a placeholder, which screen readers skip.',
        'A card that covers the whole order still calls the payment provider with an amount of 0.',
      ],
    },
    {
      is: 'documentation',
      title: 'Describe how to run the storefront against staging',
      prompt: 'Write down in docs/ how to run the shop against the staging API. New people ask every time.',
      path: 'docs/staging.md',
      text: '# Running against staging\n\nSet `API_URL` to the staging address and start the shop as usual:\n\n    API_URL=https://staging.example.com pnpm dev\n\nSign in with your own account: staging has a copy of the catalogue, and no orders.\n',
    },
    {
      is: 'migration',
      title: 'Migrate the storefront from Redux to query hooks',
      prompt:
        'Migrate the storefront from our Redux store to query hooks, slice by slice. Tests must pass after each slice; commit each one. Start with the catalogue.',
      from: 'Redux slices',
      to: 'query hooks',
    },
  ],
}
