// A patch corrects exactly what it says, and complains once there is nothing left to correct.
import { describe, expect, test } from 'vitest';
import { applyPatches, type Change } from '../../src/contract/patch.ts';
import { specification } from './fixture.ts';

function patchThing(...changes: Change[]) {
  const patched = applyPatches(specification(), [{ schema: 'thingSchema', reason: 'seen', changes }]);
  return patched.components.schemas.thingSchema!;
}

describe('applyPatches', () => {
  test('sets, appends, removes and renames', () => {
    expect(patchThing({ at: '/properties/name', set: { nullable: true } }).properties?.name).toEqual({
      type: 'string',
      nullable: true,
    });
    expect(patchThing({ at: '/properties/mode/enum', append: ['ajar'] }).properties?.mode?.enum).toContain('ajar');
    expect(patchThing({ at: '/required', remove: ['name'] }).required).toEqual(['id']);
    expect(patchThing({ at: '/properties', remove: ['mode'] }).properties).not.toHaveProperty('mode');
    expect(patchThing({ at: '/properties', rename: { mode: 'kind' } }).properties?.kind?.enum).toEqual([
      'open',
      'closed',
    ]);
  });

  test('corrects an operation, and leaves the original alone', () => {
    const original = specification();
    const changes = [{ at: '/responses', rename: { '201': '200' } }];
    const patched = applyPatches(original, [{ operation: 'createThing', reason: 'seen', changes }]);
    expect(Object.keys(patched.paths['/things']!.post!.responses)).toEqual(['200']);
    expect(original).toEqual(specification());
  });

  test('finds its way through names with slashes', () => {
    const at = '/requestBody/content/application~1json/schema';
    const change = { at, set: { $ref: '#/components/schemas/thingSchema' } };
    const patched = applyPatches(specification(), [{ operation: 'createThing', reason: 'seen', changes: [change] }]);
    expect(patched.paths['/things']!.post!.requestBody!.content!['application/json']!.schema).toEqual(change.set);
  });

  test.each<[string, Change, string]>([
    ['a value that is already so', { at: '', set: { type: 'object' } }, 'type already is what the patch sets it to'],
    ['a member that is already there', { at: '/required', append: ['id'] }, '"id" is already there'],
    ['a key that is gone', { at: '/properties', remove: ['age'] }, 'age is not there'],
    ['a member that is gone', { at: '/required', remove: ['age'] }, 'age is not there'],
    ['a name that is gone', { at: '/properties', rename: { age: 'years' } }, 'age is not there'],
    ['a name that is taken', { at: '/properties', rename: { mode: 'name' } }, 'name is already there'],
    ['a place that is gone', { at: '/properties/age', set: { type: 'string' } }, 'nothing stands there'],
    ['an object to append to', { at: '/properties', append: ['age'] }, 'to which nothing can be appended'],
    ['an array to set keys in', { at: '/required', set: { age: true } }, 'which only append and remove can change'],
  ])('refuses %s', (_, change, complaint) => {
    expect(() => patchThing(change)).toThrow(`The patch of schema thingSchema does not apply at '${change.at}': `);
    expect(() => patchThing(change)).toThrow(complaint);
  });

  test.each([{ operation: 'eatThing' }, { schema: 'eatenSchema' }])('refuses an unknown target: %o', (target) => {
    const patch = { ...target, reason: 'seen', changes: [] };
    expect(() => applyPatches(specification(), [patch])).toThrow('does not apply: the contract has no such thing');
  });
});
