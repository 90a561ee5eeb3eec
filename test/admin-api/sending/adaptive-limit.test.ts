// How the number of requests under way follows the server.
import { describe, expect, test } from 'vitest';
import { AdaptiveLimit, type Outcome } from '../../../src/admin-api/sending/adaptive-limit.ts';

/** Answers one after the other, each sent when the one before was answered. */
function drive(most: number) {
  const limit = new AdaptiveLimit(most);
  let now = 0;
  const answer = (ms: number, facts: Partial<Outcome> = {}) => {
    const startedAt = now;
    now += ms;
    limit.observe({ operation: 'getRoles', startedAt, endedAt: now, overloaded: false, crowded: true, ...facts });
    return limit.value;
  };
  const answers = (count: number, ms: number, facts?: Partial<Outcome>) => {
    for (let index = 0; index < count; index++) answer(ms, facts);
    return limit.value;
  };
  return { limit, answer, answers };
}

test.each([
  [1, 1],
  [3, 3],
  [16, 4],
])('with %d allowed it begins with %d', (most, first) => {
  expect(new AdaptiveLimit(most).value).toBe(first);
});

describe('grows', () => {
  test('by one in each round, up to what is allowed', () => {
    const { answers } = drive(6);
    expect([answers(4, 20), answers(5, 20), answers(100, 20)]).toEqual([5, 6, 6]);
  });

  test('only while somebody waits', () => {
    expect(drive(16).answers(100, 20, { crowded: false })).toBe(4);
  });
});

describe('halves', () => {
  test('when the server has too much to do, once for all that was sent before', () => {
    const { limit, answer, answers } = drive(16);
    answers(200, 20);
    expect(limit.value).toBe(16);
    expect(answer(20, { overloaded: true })).toBe(8);
    for (let index = 0; index < 15; index++) answer(20, { overloaded: true, startedAt: 0 });
    expect(limit.value).toBe(8);
    expect(answer(20, { overloaded: true })).toBe(4);
  });

  test('and never ends below one', () => {
    expect(drive(16).answers(9, 20, { overloaded: true })).toBe(1);
  });

  test('when answers take longer and longer, and grows again when they no longer do', () => {
    const { answer, answers } = drive(16);
    answers(200, 20);
    expect([answer(400), answer(400)]).toEqual([8, 4]);
    expect(answers(500, 20)).toBe(16);
  });
});

describe('stays', () => {
  test('for one slow answer among many', () => {
    const { answers, answer } = drive(16);
    answers(200, 20);
    expect(answer(150)).toBe(16);
    expect(answers(20, 20)).toBe(16);
  });

  test('for an operation that always takes long', () => {
    const { answers } = drive(16);
    answers(200, 20);
    expect(answers(20, 2000, { operation: 'getUsers' })).toBe(16);
  });

  test('for a server that is further away from now on, after a while', () => {
    const { answers } = drive(16);
    answers(200, 20);
    answers(300, 200);
    expect(answers(200, 200)).toBe(16);
  });
});
