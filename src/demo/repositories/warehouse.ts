import type { Repository } from '../repository.ts'
import { gradle } from '../toolchains/gradle.ts'

const MAIN = 'src/main/java/com/example/warehouse'
const TEST = 'src/test/java/com/example/warehouse'

export const warehouse: Repository = {
  name: 'tidewheel/warehouse',
  team: 'commerce',
  about: 'what lies where, and what is to be packed',
  toolchain: gradle,
  areas: [
    {
      name: 'the stock counter',
      file: `${MAIN}/Stock.java`,
      test: `${TEST}/StockTest.java`,
      symbol: 'reserve',
      code: `package com.example.warehouse;

public final class Stock {
    private int available;

    public boolean reserve(int pieces) {
        if (available > pieces) {
            available -= pieces;
            return true;
        }
        return false;
    }
}`,
      bug: {
        title: 'The last piece in stock can’t be sold',
        prompt:
          'We always keep one piece: reserve refuses when exactly as many are asked for as are there. Please fix and test.',
        from: '        if (available > pieces) {',
        to: '        if (available >= pieces) {',
        why: 'As many as are there weren’t enough.',
        check: {
          name: 'sells the last piece',
          call: 'stockOf(1).reserve(1)',
          expected: 'true',
          got: 'false',
        },
      },
      feature: {
        title: 'Release reservations after thirty minutes',
        prompt: 'Implement expiry: a reservation that is not paid within 30 minutes goes back to stock.',
        from: '    private int available;\n',
        to: '    private int available;\n    private final Map<OrderId, Instant> reserved = new HashMap<>();\n',
        why: 'Reservations end by themselves.',
        check: {
          name: 'gives pieces back after half an hour',
          call: 'availableAfter(ofMinutes(31))',
          expected: '1',
          got: '0',
        },
      },
      refactoring: {
        title: 'Make Stock immutable',
        prompt: 'Refactor Stock to an immutable record; reserve returns the new stock or nothing.',
        from: 'public final class Stock {\n    private int available;\n',
        to: 'public record Stock(int available) {\n',
        why: 'A stock never changes; there is a new one.',
      },
      question: {
        title: 'Can two orders reserve the same piece?',
        prompt: 'Can two orders reserve the same last piece at the same time?',
        answer:
          'In one process no: `StockService` holds a lock for each product. Across the two instances yes: both load the row, both see 1, both write 0. The column `version` is there but isn’t mapped with `@Version`. With it the second one would fail and be tried again.',
      },
      testing: 'Concurrency tests for reservations',
    },
    {
      name: 'the packing plan',
      file: `${MAIN}/Packing.java`,
      test: `${TEST}/PackingTest.java`,
      symbol: 'boxFor',
      code: `package com.example.warehouse;

public final class Packing {
    public static Box boxFor(List<Item> items) {
        int volume = items.stream().mapToInt(Item::volume).sum();
        return Arrays.stream(Box.values())
            .filter(box -> box.volume() >= volume)
            .findFirst()
            .orElse(Box.LARGE);
    }
}`,
      bug: {
        title: 'Orders too big for the large box are packed into it anyway',
        prompt:
          'boxFor returns LARGE for orders that fit into no box, and the packers find out at the belt. Return nothing in that case and split the order.',
        from: '            .orElse(Box.LARGE);',
        to: '            .orElseThrow(() -> new FitsNoBox(volume));',
        why: 'What fits nowhere was sent to the largest box.',
        check: {
          name: 'says when nothing fits',
          call: 'thrownFor(volume(9000))',
          expected: 'FitsNoBox',
          got: 'none',
        },
      },
      feature: {
        title: 'Suggest splitting an order over two boxes',
        prompt:
          'Create a suggestion for orders that fit no box: how to split them over two, heavier things below.',
        from: '    public static Box boxFor(List<Item> items) {',
        to: '    public static List<List<Item>> split(List<Item> items) {\n        return firstFitDecreasing(items, Box.LARGE.volume());\n    }\n\n    public static Box boxFor(List<Item> items) {',
        why: 'Orders that are too big are split over boxes.',
        check: {
          name: 'splits over two boxes',
          call: 'split(items(3, 4000)).size()',
          expected: '2',
          got: '1',
        },
      },
      refactoring: {
        title: 'Move box sizes from the enum into the database',
        prompt: 'Box sizes change twice a year. Move them from the enum to a table and cache them.',
        from: '        return Arrays.stream(Box.values())',
        to: '        return boxes.bySize().stream()',
        why: 'Box sizes can be changed without a release.',
      },
      question: {
        title: 'Does the packing plan look at weight?',
        prompt: 'Does our packing plan look at weight at all, or at volume only?',
        answer:
          'At volume only. `Item` has a weight, and the label prints it, but `boxFor` never asks. The carrier’s limit is 31.5 kg; last quarter 14 parcels came back for that.',
      },
      testing: 'Property tests for the packing plan',
    },
    {
      name: 'the barcode reader',
      file: `${MAIN}/Barcode.java`,
      test: `${TEST}/BarcodeTest.java`,
      symbol: 'isValid',
      code: `package com.example.warehouse;

public final class Barcode {
    public static boolean isValid(String code) {
        return code.length() == 13 && checkDigit(code) == code.charAt(12) - '0';
    }

    static int checkDigit(String code) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (code.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return 10 - sum % 10;
    }
}`,
      bug: {
        title: 'One barcode in ten is refused',
        prompt:
          'About one in ten scanned barcodes is refused though it is right. The check digit is 10 when it should be 0.',
        from: '        return 10 - sum % 10;',
        to: '        return (10 - sum % 10) % 10;',
        why: 'A sum that ends in 0 gave 10 in place of 0.',
        check: {
          name: 'takes 0 for a check digit',
          call: 'isValid("4006381333930")',
          expected: 'true',
          got: 'false',
        },
      },
      feature: {
        title: 'Read the short barcodes of small parts',
        prompt: 'Support EAN-8 for small parts beside EAN-13.',
        from: "        return code.length() == 13 && checkDigit(code) == code.charAt(12) - '0';",
        to: "        int last = code.length() - 1;\n        return (last == 12 || last == 7) && checkDigit(code) == code.charAt(last) - '0';",
        why: 'Codes of eight digits are read, too.',
        check: { name: 'reads eight digits', call: 'isValid("96385074")', expected: 'true', got: 'false' },
      },
      refactoring: {
        title: 'Give barcodes a type of their own in the warehouse',
        prompt:
          'Barcodes are strings all over the place. Introduce a value type that can only be made from a valid one.',
        from: 'public final class Barcode {',
        to: 'public record Barcode(String digits) {',
        why: 'A barcode that exists is valid.',
      },
      question: {
        title: 'What happens when a barcode belongs to two products?',
        prompt:
          'What does the scanner show when two products have the same barcode? It happened with the mugs.',
        answer:
          'The one that was created first: `findByBarcode` orders by id and takes the first. There are 23 such pairs today, most of them colours of one product. A unique index would need those to be mended first; I can make a list.',
      },
      testing: 'Known barcodes as test vectors',
    },
    {
      name: 'the inventory snapshot',
      file: `${MAIN}/Snapshot.java`,
      test: `${TEST}/SnapshotTest.java`,
      symbol: 'difference',
      code: `package com.example.warehouse;

public final class Snapshot {
    public static int difference(Integer counted, Integer expected) {
        return counted - expected;
    }

    public static boolean isAlarming(int difference) {
        return difference < -10;
    }
}`,
      bug: {
        title: 'Inventory crashes for products that were never counted',
        prompt:
          'NullPointerException in the inventory when a product has never been counted. Take 0 for what is missing.',
        from: '        return counted - expected;',
        to: '        return (counted == null ? 0 : counted) - (expected == null ? 0 : expected);',
        why: 'A product without a count has null there.',
        check: {
          name: 'takes nothing for zero',
          call: 'difference(null, 3)',
          expected: '-3',
          got: 'NullPointerException',
        },
      },
      feature: {
        title: 'Alarm for surplus as well as for shortage',
        prompt:
          'Extend the alarm: surplus counts too, and the bound is a share of the stock (5 %, at least 3 pieces).',
        from: '        return difference < -10;',
        to: '        return Math.abs(difference) > Math.max(3, expected / 20);',
        why: 'Too many is as alarming as too few.',
        check: { name: 'finds surplus alarming', call: 'isAlarming(12, 40)', expected: 'true', got: 'false' },
      },
      refactoring: {
        title: 'Use primitive streams in the inventory',
        prompt: 'Boxed integers all over the inventory make it slow and fragile. Use primitives.',
        from: '    public static int difference(Integer counted, Integer expected) {',
        to: '    public static int difference(int counted, int expected) {',
        why: 'There is no null to fall over.',
      },
      question: {
        title: 'Why do counts differ between night and morning?',
        prompt:
          'Inventory counts of the night differ from those of the morning although nothing was sold. Why?',
        answer:
          'The snapshot of the night is taken at 02:00 without a transaction around it, while returns are still booked until 02:20. Products at the end of the alphabet are read after some of those. Reading with `REPEATABLE READ` makes it one moment.',
      },
      testing: 'Tests for counts that are missing',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Upgrade the warehouse to Java 25',
      prompt:
        'Upgrade the warehouse service to Java 25 and Gradle 9. Remove flags that are not needed any more.',
      of: 'java',
      to: '25',
    },
    {
      is: 'incident',
      title: 'Label printer queue stood still for an hour',
      prompt:
        'The label printers in production stood still from 14:05 to 15:10. Find out from the logs what it was.',
      service: 'warehouse',
      cause:
        'one label with a character that the printer’s code page doesn’t have; the driver waited for a confirmation',
    },
    {
      is: 'pipeline',
      title: 'Gradle build fails only in CI',
      prompt: 'The build of warehouse fails in CI with a missing class, locally all is well.',
      job: 'build',
      cause: 'A generated class was left over locally; its generator was removed last week',
    },
    {
      is: 'migration',
      title: 'Migrate the warehouse from JPA to plain SQL',
      prompt:
        'Migrate the repositories from JPA to jOOQ, one by one, with a commit and a test run for each. Begin with those that are only read.',
      from: 'JPA repositories',
      to: 'jOOQ',
    },
  ],
}
