// Waivers: what they waive, when they end, and that those of no use are found themselves.
import { expect, test } from 'vitest';
import { parseExceptions } from '../../src/exceptions/index.ts';
import { checkPolicy, rules } from '../../src/policy/index.ts';
import { factsOf, type Given } from './facts-of.ts';

const waiversOf = (...list: object[]) =>
  parseExceptions(
    {
      waivers: list.map((one) => ({ reason: 'it is meant', owner: 'ann@example.com', expires: '2027-12-31', ...one })),
    },
    {
      ...{ list: 'waivers', one: 'waiver', patterns: ['rule', 'type', 'name', 'address'], needed: ['rule', 'owner'] },
      ...{ unlimited: 'would waive everything', nearest: () => '' },
    },
  );

const things: readonly Given[] = [
  ['cors', { origins: ['*'] }],
  ['scim', { enabled: true }],
  ['project', { id: 'shop', mode: 'open' }],
  ['project_environment', { project_id: 'shop', environment_name: 'production' }],
];
const only = rules.filter(({ id }) => ['cors-origins', 'scim', 'production-projects-closed'].includes(id));
const check = (waivers: ReturnType<typeof waiversOf>, more = {}, facts = {}) =>
  checkPolicy(factsOf(things, facts), { rules: only, waivers, ...more });
const brief = ({ findings }: ReturnType<typeof check>) => findings.map(({ rule, name }) => `${rule} ${name}`);

test('a waiver takes what it fits out of the findings, and says why', () => {
  const result = check(waiversOf({ rule: 'production-*', name: 'sh*p' }));
  expect(brief(result)).toEqual(['cors-origins cors']);
  expect(result.waived).toMatchObject([{ name: 'shop', waiver: 1, reason: 'it is meant', owner: 'ann@example.com' }]);
  expect(result.rules.map(({ outcome }) => outcome)).toEqual(['passed', 'waived', 'found']);
});

test('it counts on its last day, and is found itself on the next', () => {
  expect(brief(check(waiversOf({ rule: 'cors-origins', expires: '2027-01-31' })))).toEqual([
    'production-projects-closed shop',
  ]);
  const late = check(waiversOf({ rule: 'cors-origins', expires: '2027-01-30' }));
  expect(brief(late)).toEqual(['production-projects-closed shop', 'cors-origins cors', 'waivers waiver 1']);
  expect(late.findings.at(-1)!.message).toBe('Waiver 1 of ann@example.com expired on 2027-01-30: it is meant');
});

test('one that fits nothing is found on a whole instance, where its rule could judge', () => {
  const useless = waiversOf({ rule: 'scim' });
  expect(brief(check(useless))).toContain('waivers waiver 1');
  expect(brief(check(useless, {}, { source: 'plan' }))).not.toContain('waivers waiver 1');
  expect(brief(check(waiversOf({ rule: 'token-expiry' }), { leftOut: ['token-expiry'] }))).not.toContain(
    'waivers waiver 1',
  );
  expect(brief(check(waiversOf({ rule: 'token-expriy' }), { leftOut: ['token-expiry'] }))).toContain(
    'waivers waiver 1',
  );
  const hidden = [{ type: 'unleash_scim', why: 'forbidden', reason: 'Not allowed' }];
  expect(brief(check(useless, {}, { hidden }))).not.toContain('waivers waiver 1');
});
