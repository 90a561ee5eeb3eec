// Own rules: what they may say, what is refused and why, and that their schema and their reader agree.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPolicy, parsePolicyRules, rules } from '../../src/policy/index.ts';
import { filesRead } from '../cli/calls.ts';
import { schemaOf } from '../cli/schema-of.ts';
import { factsOf, type Given } from './facts-of.ts';

const nearest = (word: string, known: readonly string[]) =>
  known.some((one) => one.startsWith(word.slice(0, 3))) ? ' Did you mean another?' : '';
const fitsSchema = schemaOf('policy-rules');
const parse = (file: unknown) => parsePolicyRules(file, nearest);
const rule = (more: object = {}) => ({
  ...{ id: 'own', severity: 'low', title: 'Own', type: 'unleash_project', expect: { mode: { is: 'private' } } },
  ...more,
});

const project: Given = [
  'project',
  {
    ...{ id: 'shop', mode: 'open', description: null, limit: 5, until: '2027-02-10T00:00:00Z' },
    ...{ tags: ['a', 'b'], naming: { pattern: 'x' }, links: [{ title: 'one' }, { title: null }] },
  },
];

test.each([
  [{ mode: { is: 'open' } }, true],
  [{ mode: { is: 'private' } }, false],
  [{ mode: { isNot: 'private' } }, true],
  [{ mode: { in: ['open', 'private'] } }, true],
  [{ mode: { in: [] } }, false],
  [{ id: { like: 'sh*' } }, true],
  [{ id: { like: 's.op' } }, false],
  [{ description: { like: '*' } }, false],
  [{ limit: { atLeast: 5, atMost: 5 } }, true],
  [{ limit: { atLeast: 6 } }, false],
  [{ limit: { atMost: 4 } }, false],
  [{ description: { atMost: 4 } }, false],
  [{ tags: { has: 'a', hasNot: 'c' } }, true],
  [{ tags: { hasNot: 'a' } }, false],
  [{ description: { isSet: true } }, false],
  [{ tags: { isSet: true } }, true],
  [{ until: { withinDays: 10 } }, true],
  [{ until: { withinDays: 9 } }, false],
  [{ description: { withinDays: 9 } }, false],
  [{ 'naming.pattern': { is: 'x' }, 'naming.other': { isSet: false } }, true],
  [{ 'links.title': { has: 'one' } }, true],
  [{ not: { mode: { is: 'open' } } }, false],
  [{ any: [{ mode: { is: 'private' } }, { id: { is: 'shop' } }] }, true],
  [{ any: [{ mode: { is: 'private' } }], id: { is: 'shop' } }, false],
])('%j is %s of a project', (condition, isSo) => {
  const { rules: own } = parse({ rules: [rule({ expect: condition })] });
  const expected = { findings: isSo ? [] : [{ rule: 'own', name: 'shop', severity: 'low' }], unknown: [] };
  expect(checkPolicy(factsOf([project]), { rules: own })).toMatchObject(expected);
  expect(fitsSchema({ rules: [rule({ expect: condition })] })).toBe(true);
});

test('what is not known, or not there at all, is no pass', () => {
  const { rules: own } = parse({ rules: [rule()] });
  for (const values of [{ id: 'shop', mode: undefined }, { id: 'shop' }])
    expect(checkPolicy(factsOf([['project', values]]), { rules: own }).rules).toMatchObject([{ outcome: 'not known' }]);
});

test('parameters and severities change the rules that there are', () => {
  const file = {
    parameters: { 'production-approvals': { approvals: 3 } },
    severities: { 'production-approvals': 'low' },
  };
  const environment: Given = [
    'project_environment',
    { project_id: 'a', environment_name: 'production', change_requests_enabled: true, required_approvals: 2 },
  ];
  const only = rules.filter(({ id }) => id === 'production-approvals');
  expect(checkPolicy(factsOf([environment]), { rules: only }).findings).toEqual([]);
  expect(checkPolicy(factsOf([environment]), { ...parse(file), rules: only }).findings).toMatchObject([
    { severity: 'low', message: 'Changes need 2 of the 3 approvals that are asked for.' },
  ]);
});

test.each([
  [[], 'it must be an object'],
  [{ rule: [] }, 'it has the unknown key "rule". Did you mean another?'],
  [{ rules: {} }, '"rules" must be a list'],
  [{ rules: [3] }, 'rule 1 must be an object'],
  [{ rules: [rule({ serverity: 'low' })] }, 'rule 1 has the unknown key "serverity".'],
  [{ rules: [rule(), { id: 'x' }] }, 'rule 2 must have a "severity"'],
  [{ rules: [rule({ title: '' })] }, 'rule 1 must have a text as "title"'],
  [{ rules: [rule({ id: 'Own' })] }, 'rule 1 must have small letters, digits and - alone as "id"'],
  [{ rules: [rule({ severity: 'bad' })] }, 'rule 1 must have one of low, medium, high, critical as "severity"'],
  [{ rules: [rule({ type: 'project' })] }, 'rule 1 must have the type of a resource as "type"'],
  [{ rules: [rule({ expect: {} })] }, 'rule 1 must name attributes'],
  [{ rules: [rule({ expect: { mode: 'open' } })] }, 'rule 1 must say of "mode" one of is, isNot'],
  [{ rules: [rule({ expect: { mode: { equals: 1 } } })] }, 'rule 1 has the unknown word "equals" for "mode"'],
  [{ rules: [rule({ expect: { mode: { constructor: 1 } } })] }, 'has the unknown word "constructor" for "mode"'],
  [
    { rules: [rule({ expect: { mode: { in: 'open' } } })] },
    'must have a list of values as "in" of "mode", in "expect"',
  ],
  [{ rules: [rule({ where: { any: {} } })] }, 'must have a list of conditions as "any", in "where"'],
  [{ rules: [rule({ controls: { soc: [] } })] }, 'must have lists of texts as "controls"'],
  [{ severities: { scim: 'bad' } }, 'the severity of scim must be one of low'],
  [
    { parameters: { 'production-approvals': { approvals: '3' } } },
    'approvals of production-approvals must be a whole number',
  ],
  [
    { parameters: { 'production-approvals': { approval: 3 } } },
    '"parameters" of production-approvals has the unknown key "approval".',
  ],
  [
    { parameters: { 'tagged-change-requests': { tags: 'x' } } },
    'tags of tagged-change-requests must be a list of texts',
  ],
])('%j is refused, by its schema too', (file, message) => {
  expect(() => parse(file)).toThrow(message);
  expect(fitsSchema(file)).toBe(false);
});

test.each([
  [{ rules: [rule({ type: 'unleash_project_member' })] }, 'must have unleash_project_access as "type"'],
  [{ rules: [rule({ id: 'scim' })] }, 'there are two rules "scim"'],
  [{ severities: { scm: 'low' } }, '"severities" has the unknown key "scm".'],
])('%j is refused', (file, message) => {
  expect(() => parse(file)).toThrow(message);
});

test.each(Object.entries(filesRead))('the example for %s is as its schema has it', (schema, file) => {
  const valid = schemaOf(schema);
  valid(JSON.parse(readFileSync(file, 'utf8')));
  expect(valid.errors ?? []).toEqual([]);
});
