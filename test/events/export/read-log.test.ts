// The log between two instants is read whole, oldest first, whatever happens to it meanwhile and whatever a server takes for a day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countLog, readLog } from '../../../src/events/export/read-log.ts';
import { LogMoved } from '../../../src/events/export/refused.ts';
import type { AuditEvent } from '../../../src/events/index.ts';
import { sized } from '../../support/size.ts';
import { eventAt, inMemoryLog } from './in-memory-log.ts';

const begin = Date.UTC(2027, 0, 1);
const day = 86_400_000;

/** Some days have very many, some instants several, and ids do not follow the instants. */
function generatedLog(count: number, days: number, seed: number): AuditEvent[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const times = Array.from({ length: count }, () => begin + Math.floor(random() ** 3 * days * day));
  for (let index = 1; index < count; index += 7) times[index] = times[index - 1]!;
  return times.sort((a, b) => a - b).map((ms, index) => eventAt(index % 5 === 0 ? index + 3 : index + 10_000_000, ms));
}

async function read(...args: Parameters<typeof readLog>): Promise<AuditEvent[]> {
  const found: AuditEvent[] = [];
  for await (const events of readLog(...args)) found.push(...events);
  return found;
}
const idsOf = (events: readonly AuditEvent[]) => events.map(({ id }) => id);
const neverGap = () => {
  throw new Error('no gap');
};
const span = { from: null, to: null };

const instant = fc.option(fc.integer({ min: -2 * day, max: 62 * day }).map((ms) => new Date(begin + ms).toISOString()));

test('is what lies between two instants, from after what was read last', async () => {
  const log = generatedLog(21_000, 60, 1);
  const hoursBehind = fc.constantFrom(0, 0, 0, 5, 12, -9, -14);
  await fc.assert(
    fc.asyncProperty(
      instant,
      instant,
      fc.nat(log.length - 1),
      fc.boolean(),
      hoursBehind,
      async (from, to, at, goesOn, hours) => {
        const api = inMemoryLog(log, { hoursBehind: hours });
        const after = goesOn ? log[at]! : null;
        const fits = (event: AuditEvent) =>
          (after !== null || from === null || event.createdAt >= from) && (to === null || event.createdAt < to);
        const wanted = log.filter((event, index) => fits(event) && (after === null || index > at));
        fc.pre(to === null || ((from === null || from < to) && (after === null || after.createdAt < to)));
        expect(idsOf(await read(api, { from, to }, after, neverGap))).toEqual(idsOf(wanted));
        const counted = log.filter(
          (event) => (from === null || event.createdAt >= from) && (to === null || event.createdAt < to),
        );
        expect(await countLog(api, { from, to }, null)).toEqual({ counted: counted.length, arrived: 0 });
      },
    ),
    { numRuns: sized('READ_LOG_RUNS', { quick: 4, full: 150 }) },
  );
});

test('asks for little more than the pages that it needs', async () => {
  const log = generatedLog(21_000, 60, 2);
  const api = inMemoryLog(log);
  await read(api, span, null, neverGap);
  expect(api.asked.length).toBeLessThan(21 + 12);
  const next = inMemoryLog(log);
  expect(await read(next, span, log.at(-1)!, neverGap)).toEqual([]);
  expect(next.asked.length).toBeLessThan(10);
});

test('nothing is lost or doubled while events arrive and old ones are forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 0, max: 40 }), async (arriving, forgotten) => {
      const log = generatedLog(2500, 3, 3);
      const before = [...log];
      const api = inMemoryLog(log, {
        beforeAnswer: (question) => {
          for (let one = 0; one < arriving; one += 1)
            log.push(eventAt(30_000_000 + log.length + question * 1000, begin + 4 * day + question));
          if (question > 4) log.splice(0, forgotten);
        },
      });
      const found = idsOf(await read(api, span, null, neverGap));
      expect(new Set(found).size).toBe(found.length);
      expect(found.slice(0, before.length)).toEqual(idsOf(before));
    }),
    { numRuns: sized('READ_LOG_RUNS', { quick: 4, full: 150 }) },
  );
});

test('a page that the server leaves empty is asked for again, and never taken for the end', async () => {
  const log = generatedLog(2500, 3, 4);
  const asked = inMemoryLog(log);
  await read(asked, span, null, neverGap);
  for (let question = 3; question <= asked.asked.length; question += 1) {
    const api = inMemoryLog(log, { empty: new Set([question]) });
    expect(idsOf(await read(api, span, null, neverGap))).toEqual(idsOf(log));
  }
  const failing = inMemoryLog(log, { empty: new Set(Array.from({ length: 100 }, (_, index) => index + 4)) });
  await expect(read(failing, span, null, neverGap)).rejects.toThrow(LogMoved);
});

test('what was read last and is gone is told, and what is left is read', async () => {
  const log = generatedLog(3000, 3, 5);
  const last = log[1500]!;
  const left = log.filter(({ createdAt }) => createdAt > last.createdAt);
  let gaps = 0;
  const gap = () => {
    gaps += 1;
  };
  expect(idsOf(await read(inMemoryLog([...left]), span, last, gap))).toEqual(idsOf(left));
  expect(await read(inMemoryLog([]), span, last, gap)).toEqual([]);
  expect(gaps).toBe(2);
});

test('what arrived after the last one is counted apart', async () => {
  const log = generatedLog(3000, 3, 6);
  const last = log.findLast(({ createdAt }, index) => index < 2000 && createdAt < log[index + 1]!.createdAt)!;
  const counted = log.indexOf(last) + 1;
  expect(await countLog(inMemoryLog(log), span, last)).toEqual({ counted, arrived: log.length - counted });
});
