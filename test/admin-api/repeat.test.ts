// Which operations may be repeated when their answer is lost: all but those that would make something twice.
import { expect, test } from 'vitest';
import { facts } from '../../src/admin-api/generated/facts.ts';
import { type OperationId, operations } from '../../src/admin-api/generated/operations.ts';

const ids = Object.keys(operations) as OperationId[];

test.each<[string, string]>([
  ['GET', 'read'],
  ['PUT', 'set'],
  ['DELETE', 'set'],
])('a %s is a %s', (method, effect) => {
  const found = ids.filter((id) => operations[id].method === method).map((id) => facts[id].repeat);
  expect(new Set(found)).toEqual(new Set([effect]));
});

test('a POST is sent once, unless it says how things shall be or only asks', () => {
  const posts = ids.filter((id) => operations[id].method === 'POST');
  const repeatable = posts.filter((id) => facts[id].repeat !== 'once');
  expect(repeatable.filter((id) => facts[id].repeat === 'read')).toEqual(['validateProject', 'validateRole']);
  expect(repeatable.filter((id) => facts[id].repeat === 'set')).toEqual([
    ...['addAccessToProject', 'addDefaultStrategyToProjectEnvironment', 'archiveProject', 'disableBanner'],
    ...['enableBanner', 'reviveProject', 'setCors', 'setOidcSettings', 'setSamlSettings', 'setScimSettings'],
    ...['setSimpleSettings', 'toggleEnvironmentOff', 'toggleEnvironmentOn', 'toggleMaintenance'],
  ]);
  const others = posts.filter((id) => !repeatable.includes(id) && !id.startsWith('create'));
  expect(others).toEqual([
    ...[
      'addEnvironmentToProject',
      'changeUserPassword',
      'deleteInactiveUsers',
      'generateNewToken',
      'resetUserPassword',
    ],
  ]);
});
