// Reading on in the log: what was committed late is delivered late and not lost, and what will never come holds up nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AnotherLog, eventLog } from '../../src/siem/index.ts';
import type { Position } from '../../src/siem/log/position.ts';
import { beginAt, readOn } from '../../src/siem/log/read-on.ts';
import { sized } from '../support/size.ts';
import { type MemoryLog, memoryLog } from './memory-log.ts';

const start: Position = { after: 0, missing: [] };

/** Looks until nothing more is there; the position is written down and read again after each look. */
async function drain(log: MemoryLog, from: Position, now: number) {
  const ids: number[] = [];
  let position = from;
  for (;;) {
    const reading = await readOn(eventLog(log), position, now);
    ids.push(...reading.entries.map(({ id }) => id));
    position = JSON.parse(JSON.stringify(reading.position));
    if (reading.isCaughtUp) return { ids, position, isWaiting: reading.isWaiting };
  }
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('reads a log of any length in the order of its ids', async () => {
  const log = memoryLog(...upTo(1234).toReversed());
  const { ids, position } = await drain(log, start, 0);
  expect(ids).toEqual(upTo(1234));
  expect(position).toEqual({ after: 1234, missing: [] });
});

describe('an id that is missing', () => {
  test('keeps back what follows for a moment, so that the order stays', async () => {
    const log = memoryLog(1, 2, 4, 5);
    const first = await drain(log, start, 0);
    expect(first).toMatchObject({ ids: [1, 2], isWaiting: true });
    log.show(3);
    expect(await drain(log, first.position, 1000)).toMatchObject({ ids: [3, 4, 5], isWaiting: false });
  });

  test('is waited for at the same time as others', async () => {
    const log = memoryLog(1, 3, 5, 7, 9);
    const waiting = await drain(log, start, 0);
    expect(waiting).toMatchObject({ ids: [1], isWaiting: true });
    expect(await drain(log, waiting.position, 5000)).toMatchObject({ ids: [3, 5, 7, 9], isWaiting: false });
  });

  test('is passed when it does not come, and delivered when it comes later', async () => {
    const log = memoryLog(1, 3);
    const waiting = await drain(log, start, 0);
    const passed = await drain(log, waiting.position, 5000);
    expect(passed).toMatchObject({ ids: [3], isWaiting: false });
    log.show(2);
    const late = await drain(log, passed.position, 60_000);
    expect(late).toEqual({ ids: [2], position: { after: 3, missing: [] }, isWaiting: false });
  });

  test('is forgotten after ten minutes', async () => {
    const log = memoryLog(1, 3);
    const waiting = await drain(log, start, 0);
    const passed = await drain(log, waiting.position, 5000);
    expect(passed.position.missing).toEqual([{ id: 2, since: 0 }]);
    expect((await drain(log, passed.position, 600_001)).position.missing).toEqual([]);
  });

  test('of long ago holds up nothing, and neither does one far behind', async () => {
    // The events of this log are a second apart.
    expect((await drain(memoryLog(1, 3, 700), { after: 0, missing: [] }, 0)).ids).toEqual([1, 3]);
    expect((await drain(memoryLog(1, 5000, 5001), { after: 4999, missing: [] }, 0)).ids).toEqual([5000, 5001]);
  });
});

describe('the beginning', () => {
  test('is now, where no day is given', async () => {
    expect(await beginAt(eventLog(memoryLog()), undefined)).toEqual(start);
    expect(await beginAt(eventLog(memoryLog(7, 9, 8)), undefined)).toEqual({ after: 9, missing: [] });
  });

  test('is the first event of the day', async () => {
    const day = 24 * 60 * 60;
    const log = memoryLog(...[1, 2, 3, 4, 5].map((number) => (number * day) / 2));
    expect(await beginAt(eventLog(log), '2027-02-01')).toEqual({ after: day - 1, missing: [] });
    expect(await beginAt(eventLog(log), '2030-01-01')).toEqual({ after: (5 * day) / 2, missing: [] });
  });
});

test('a log that ends before the position is another one', async () => {
  const outcome = readOn(eventLog(memoryLog(1, 2)), { after: 3, missing: [] }, 0);
  await expect(outcome).rejects.toThrow(AnotherLog);
  await expect(outcome).rejects.toThrow(/the log ends with 2, and 3 was delivered already/);
});

test('an Unleash that does not know the filter is told from one that has nothing', async () => {
  const { searchEvents } = memoryLog(1, 2, 3);
  const old = { searchEvents: ({ id: _, ...rest }: Parameters<typeof searchEvents>[0] = {}) => searchEvents(rest) };
  await expect(readOn(eventLog(old), { after: 2, missing: [] }, 0)).rejects.toThrow(
    /cannot be asked for events by their ids/,
  );
});

test('whatever is committed within ten minutes is delivered once, in order where it took no longer than the patience', async () => {
  const seconds = (from: number, to: number) => fc.integer({ min: from * 1000, max: to * 1000 });
  /** When each id is taken after the one before it, how long its transaction takes, and whether it is given up. */
  const transaction = fc.record({
    pause: seconds(0, 3),
    takes: fc.oneof(seconds(0, 2), seconds(0, 2), seconds(0, 300)),
    isKept: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(transaction, { maxLength: 60 }), async (transactions) => {
      const commits = transactions
        .map(({ takes, isKept }, index) => ({ id: index + 1, at: beginOf(transactions, index + 1) + takes, isKept }))
        .filter(({ isKept }) => isKept);
      const log = memoryLog();
      const delivered: number[] = [];
      let position = start;
      for (let now = 0; now < beginOf(transactions, transactions.length) + 320_000; now += 1000) {
        const due = commits.filter(({ at }) => at <= now && at > now - 1000).map(({ id }) => id);
        log.show(...due);
        const { ids, position: next } = await drain(log, position, now);
        delivered.push(...ids);
        position = next;
      }
      expect([...delivered].sort((a, b) => a - b)).toEqual(commits.map(({ id }) => id));
      const quick = new Set(
        commits.filter((one) => one.at <= beginOf(transactions, one.id) + 2000).map(({ id }) => id),
      );
      const inOrder = delivered.filter((id) => quick.has(id));
      if (commits.every(({ id }) => quick.has(id))) expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    }),
    { numRuns: sized('WATCH_LOGS', { quick: 4, full: 200 }) },
  );
});

const beginOf = (transactions: readonly { readonly pause: number }[], id: number): number =>
  transactions.slice(0, id).reduce((sum, { pause }) => sum + pause, 0);
