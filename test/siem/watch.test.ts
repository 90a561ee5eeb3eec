// Following the log: what is away is waited for, what refuses ends it, and the cursor never gets ahead of what was taken.
import { describe, expect, test } from 'vitest';
import { AdminApiError } from '../../src/admin-api/index.ts';
import { type Cursor, createFormat, eventLog, Refused, type Sink, watch } from '../../src/siem/index.ts';
import type { Position } from '../../src/siem/log/position.ts';
import { NotDelivered } from '../../src/siem/sinks/sink.ts';
import type { Time } from '../../src/siem/time.ts';
import { randomFrom } from '../../workshop/random-from.ts';
import { sized } from '../support/size.ts';
import { server } from './events.ts';
import { type MemoryLog, memoryLog } from './memory-log.ts';

const format = createFormat({ format: 'ndjson', ocsf: '1.8', server });
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** A cursor in memory, which stays when a run ends. */
function memoryCursor(position?: Position): Cursor & { readonly saved: Position[] } {
  const saved: Position[] = position ? [position] : [];
  return {
    saved,
    load: () => saved.at(-1),
    save: (next) => saved.push(structuredClone(next)),
    release: () => {},
  };
}

/** What is waited for passes at once, and is added up. */
function quickTime(): Time & { waited: number } {
  const time = {
    waited: 0,
    now: () => time.waited,
    pause: async (ms: number) => {
      time.waited += ms;
      await new Promise((done) => setImmediate(done));
    },
  };
  return time;
}

/** @param take what the receiver does with the ids that it is sent */
function start(log: Pick<MemoryLog, 'searchEvents'>, cursor: Cursor, take: (ids: number[]) => void | Promise<void>) {
  const sink: Sink = {
    deliver: async (lines) => take(lines.map(({ text }) => JSON.parse(text).id)),
    close: async () => {},
  };
  const ending = new AbortController();
  const told: string[] = [];
  const time = quickTime();
  const tell = (sentence: string) => void told.push(sentence);
  const { signal } = ending;
  const run = (once: boolean) =>
    watch({ log: eventLog(log), cursor, sink, format, interval: 10_000, once, signal, tell, time });
  return { run, told, time, end: () => ending.abort() };
}

const failure = (kind: 'connection' | 'response', status?: number) =>
  AdminApiError.from({
    ...{ operation: 'searchEvents', method: 'GET', path: '/api/admin/search/events', server },
    ...(kind === 'response' ? { kind, status: status! } : { kind, code: 'ECONNREFUSED' }),
  });

test('delivers what there is and ends, where it is told to', async () => {
  const taken: number[] = [];
  const cursor = memoryCursor({ after: 3, missing: [] });
  const { run, told } = start(memoryLog(...upTo(600)), cursor, (ids) => void taken.push(...ids));
  await run(true);
  expect(taken).toEqual(upTo(600).slice(3));
  expect(cursor.load()).toEqual({ after: 600, missing: [] });
  expect(told).toEqual(['done at 600: 597 delivered.']);
});

test('begins with what happens from now on, and writes no cursor while nothing happens', async () => {
  const log = memoryLog(1, 2);
  const cursor = memoryCursor();
  const taken: number[] = [];
  const { run, told, time, end } = start(log, cursor, (ids) => {
    taken.push(...ids);
    end();
  });
  const running = run(false);
  while (time.waited < 100_000) await new Promise((done) => setImmediate(done));
  expect(cursor.saved).toEqual([{ after: 2, missing: [] }]);
  log.show(3);
  await running;
  expect({ taken, told }).toEqual({ taken: [3], told: ['begins after 2.'] });
});

test('a receiver that is away for an hour gets everything after it, and the cursor waits', async () => {
  const taken: number[] = [];
  const cursor = memoryCursor({ after: 0, missing: [] });
  const { run, told, time } = start(memoryLog(1, 2, 3), cursor, (ids) => {
    if (time.waited < 3_600_000) throw new NotDelivered('the collector answered 503');
    expect(cursor.saved).toHaveLength(1);
    taken.push(...ids);
  });
  await run(true);
  expect(taken).toEqual([1, 2, 3]);
  expect(told.slice(-2)).toEqual(['goes on.', 'done at 3: 3 delivered.']);
  expect(new Set(told.slice(0, -2))).toEqual(
    new Set(['the collector answered 503; tries again until it is back, and nothing is lost.']),
  );
  // Once a minute at most.
  expect(told.length).toBeLessThan(64);
});

test('as long as the receiver asks for is waited', async () => {
  let attempts = 0;
  const { run, time } = start(memoryLog(1), memoryCursor({ after: 0, missing: [] }), () => {
    attempts += 1;
    if (attempts === 1) throw new NotDelivered('busy', 600_000);
  });
  await run(true);
  expect(time.waited).toBeGreaterThanOrEqual(600_000);
});

describe('an Unleash', () => {
  const failing = (log: MemoryLog, failures: (turn: number) => AdminApiError | undefined) => {
    let turn = 0;
    return {
      searchEvents: async (...parameters: Parameters<MemoryLog['searchEvents']>) => {
        const error = failures(turn);
        turn += 1;
        if (error) throw error;
        return log.searchEvents(...parameters);
      },
    };
  };

  test('that goes away is waited for', async () => {
    const taken: number[] = [];
    const api = failing(memoryLog(1, 2), (turn) => (turn > 0 && turn < 9 ? failure('response', 503) : undefined));
    const { run, told } = start(api, memoryCursor({ after: 0, missing: [] }), (ids) => void taken.push(...ids));
    await run(true);
    expect(taken).toEqual([1, 2]);
    expect(told[0]).toMatch(/503.*; tries again until it is back, and nothing is lost\.$/);
  });

  test('that was never there, or takes the token no more, ends it', async () => {
    const gone = AdminApiError.from({
      ...{ kind: 'connection', operation: 'searchEvents', method: 'GET', path: '/', server, isFirstContact: true },
    });
    for (const error of [gone, failure('response', 401), failure('response', 403)]) {
      const { run } = start(
        failing(memoryLog(1), () => error),
        memoryCursor({ after: 0, missing: [] }),
        () => {},
      );
      await expect(run(false)).rejects.toBe(error);
    }
  });
});

test('a receiver that refuses ends it, and the next run goes on where it stood', async () => {
  const log = memoryLog(...upTo(300));
  const cursor = memoryCursor({ after: 0, missing: [] });
  const taken: number[] = [];
  const refusing = start(log, cursor, (ids) => {
    if (ids.includes(251)) throw new Refused('the collector answered 403');
    taken.push(...ids);
  });
  await expect(refusing.run(true)).rejects.toThrow(Refused);
  expect(cursor.load()).toEqual({ after: 250, missing: [] });
  await start(log, cursor, (ids) => void taken.push(...ids)).run(true);
  expect(taken).toEqual(upTo(300));
});

test('a receiver that is slow is not read ahead of', async () => {
  const log = memoryLog(...upTo(5000));
  let asked = 0;
  const counted = {
    searchEvents: async (...parameters: Parameters<MemoryLog['searchEvents']>) => {
      asked += 1;
      return log.searchEvents(...parameters);
    },
  };
  const most: number[] = [];
  let release = () => {};
  const { run, end } = start(counted, memoryCursor({ after: 0, missing: [] }), async (ids) => {
    most.push(ids.length);
    await new Promise<void>((done) => {
      release = done;
    });
  });
  const running = run(false);
  for (let turn = 0; turn < 50; turn += 1) await new Promise((done) => setImmediate(done));
  expect({ asked, most }).toEqual({ asked: 2, most: [250] });
  end();
  release();
  await running;
});

test('cut off and failing anywhere, each event arrives, and in order but for what comes again', async () => {
  const seeds = sized('WATCH_CUTS', { quick: 5, full: 500 });
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = randomFrom(seed);
    const last = 1 + Math.floor(random() * 900);
    const log = memoryLog(...upTo(last));
    const cursor = memoryCursor({ after: 0, missing: [] });
    const arrived: number[] = [];
    for (let runs = 0; cursor.load()!.after < last; runs += 1) {
      expect(runs).toBeLessThan(200);
      const { run } = start(log, cursor, (ids) => {
        const chance = random();
        // Some arrive, and the acknowledgement is lost.
        const some = chance < 0.5 ? ids.slice(0, Math.floor(random() * (ids.length + 1))) : ids;
        arrived.push(...some);
        if (chance < 0.3) throw new NotDelivered('lost');
        if (chance < 0.5) throw new Error('killed');
      });
      await run(true).catch((error: unknown) => expect(String(error)).toBe('Error: killed'));
    }
    expect(new Set(arrived)).toEqual(new Set(upTo(last)));
    // What comes again begins where it had been acknowledged: nothing is ever left out on the way.
    let highest = 0;
    for (const id of arrived) {
      expect(id).toBeLessThanOrEqual(highest + 1);
      highest = Math.max(highest, id);
    }
  }
});
