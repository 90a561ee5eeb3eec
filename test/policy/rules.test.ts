// Each rule finds what it is for, and nothing beside it; what is not known is never a pass.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkPolicy, rules } from '../../src/policy/index.ts';
import { factsOf, type Given } from './facts-of.ts';
import { cases } from './rule-cases.ts';

const run = (id: string, given: readonly Given[], more = {}) =>
  checkPolicy(factsOf(given, more), { rules: rules.filter((rule) => rule.id === id) });

test('each rule has its cases here, its own file, and says all that people need', () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
  const files = readdirSync('src/policy/rules').filter((file) => file !== 'index.ts');
  expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual(rules.map(({ id }) => id).sort());
  for (const { title, explanation, fix, controls } of rules) {
    expect(title).not.toMatch(/\.$/);
    for (const text of [explanation, fix]) expect(text).toMatch(/\.$/);
    expect(controls.soc2.join()).toMatch(/^(CC\d\.\d|A\d\.\d)(,(CC\d\.\d|A\d\.\d))*$/);
    expect(controls.iso27001.join()).toMatch(/^A\.[58]\.\d+(,A\.[58]\.\d+)*$/);
    expect(controls.nist80053.join()).toMatch(/^[A-Z]{2}-\d+(,[A-Z]{2}-\d+)*$/);
  }
});

describe.each(Object.entries(cases))('%s', (id, { found, fine }) => {
  test.each(found)('finds it in %j', (...given) => {
    const { findings, unknown } = run(id, given);
    expect(findings.map(({ rule, message }) => ({ rule, isSentence: /^[A-Z].*\.$/.test(message) }))).toEqual([
      { rule: id, isSentence: true },
    ]);
    expect(unknown).toEqual([]);
  });

  test.each(fine)('is content with %j', (...given) => {
    expect(run(id, given)).toMatchObject({ findings: [], unknown: [] });
  });

  test('what is not known, whatever it is, makes nothing wrong, and nothing right', () => {
    const lacking = (given: readonly Given[]) =>
      given.flatMap(([, values], index) =>
        Object.keys(values)
          .filter((name) => !isNumber(name, values))
          .map((attribute) => {
            const without = given.map(([type, all, more], at): Given => {
              return [type, at === index ? { ...all, [attribute]: undefined } : all, more];
            });
            return { without, outcome: run(id, without, { source: 'plan' }).rules[0]!.outcome };
          }),
      );
    expect(fine.flatMap(lacking).filter(({ outcome }) => outcome === 'found')).toEqual([]);
    expect(found.flatMap(lacking).filter(({ outcome }) => !['found', 'not known'].includes(outcome))).toEqual([]);
  });

  test('what is not known of what it finds is not found by mistake, and what is missing is said', () => {
    for (const given of found) {
      const blank = given.map(
        ([type, values, more]): Given => [
          type,
          Object.fromEntries(Object.keys(values).map((name) => [name, undefined])),
          more,
        ],
      );
      const { findings, rules: outcomes } = run(id, blank, { source: 'plan' });
      expect(findings).toEqual([]);
      expect(outcomes.map(({ outcome }) => outcome)).not.toContain('passed');
    }
  });

  test('an edition without what it looks at, and a token that may not read it, are no pass', () => {
    for (const why of ['unavailable', 'forbidden'] as const) {
      const types = [...new Set(found.flat().map(([type]) => `unleash_${type}`))];
      const hidden = types.map((type) => ({ type, why, reason: 'It is hidden' }));
      const { findings, rules: outcomes } = run(id, [], { hidden });
      expect(findings).toEqual([]);
      expect(outcomes[0]!.outcome).toBe(why === 'forbidden' ? 'not known' : 'not applicable');
    }
  });
});

/** A number that nobody knows yet, nobody else can name. */
const isNumber = (attribute: string, values: Given[1]) => attribute === 'id' && typeof values[attribute] === 'number';
