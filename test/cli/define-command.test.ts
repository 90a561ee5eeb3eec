// What a command declares is what it is given: held by the compiler, and in one run.
import { expect, expectTypeOf, test } from 'vitest';
import type { AdminApi } from '../../src/admin-api/index.ts';
import { defineCommand } from '../../src/cli/command.ts';
import { argument, option } from '../../src/cli/parameters.ts';

const declared = {
  summary: 'Try.',
  arguments: { name: argument.text('a name') },
  options: {
    often: option.wholeNumberOr(1, '<number>', 'how often', { from: 1, to: 9 }),
    kind: option.oneOf(['round', 'square'], 'round', '<kind>', 'which'),
    tags: option.texts('<tag>', 'words'),
    since: option.day('when'),
    dryRun: option.switch('only say it'),
  },
  examples: ['try x'],
} as const;

test('arguments, options and what it needs are typed from the declaration', () => {
  defineCommand({
    ...declared,
    needs: ['api'],
    run: async ({ arguments: { name }, options, api }) => {
      expectTypeOf(name).toEqualTypeOf<string>();
      expectTypeOf(options.often).toEqualTypeOf<number>();
      expectTypeOf(options.kind).toEqualTypeOf<'round' | 'square'>();
      expectTypeOf(options.tags).toEqualTypeOf<readonly string[]>();
      expectTypeOf(options.since).toEqualTypeOf<string | undefined>();
      expectTypeOf(options.dryRun).toEqualTypeOf<boolean>();
      expectTypeOf(api).toEqualTypeOf<AdminApi>();
      // @ts-expect-error: it was not declared
      options.other;
      return { found: [{ id: 1 }] };
    },
    output: {
      rows: ({ found }) => found,
      columns: {
        id: (row) => {
          expectTypeOf(row).toEqualTypeOf<{ id: number }>();
          return row.id;
        },
      },
    },
    hasFindings: ({ found }) => found.length > 0,
  });
});

test('who needs no client gets none, and who prints data says how', () => {
  defineCommand({
    ...declared,
    needs: [],
    run: async (context) => {
      // @ts-expect-error: it did not ask for a client
      context.api;
    },
  });
  // @ts-expect-error: data without an output
  defineCommand({ ...declared, needs: [], run: async () => ({ found: 1 }) });
});

test.each([
  ['2027-02-29', /a day such as/],
  ['2027-2-1', /a day such as/],
  ['today', /a day such as/],
])('%s is not a day', (text, message) => {
  expect(() => declared.options.since.read([text])).toThrow(message);
});

test('the last of several texts counts, and a number is whole and in its range', () => {
  const { since, often } = declared.options;
  expect(since.read(['2027-01-01', '2028-02-29'])).toBe('2028-02-29');
  expect(often.read([])).toBe(1);
  for (const wrong of ['0', '10', '1.5', '-1', '1e1', ''])
    expect(() => often.read([wrong])).toThrow('It must be a whole number from 1 to 9.');
});
