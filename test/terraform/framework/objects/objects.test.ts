// Objects without any RPC: identified, labelled, listed, found and settled.
import { describe, expect, test } from 'vitest';
import { computed, optional, type Resource, required } from '../../../../src/terraform/framework/index.ts';
import {
  findByName,
  findInList,
  findObject,
  identityOf,
  importId,
  importIdFormat,
  indexObjects,
  inOrder,
  keyOf,
  knownOf,
  labelOf,
  listObjects,
  parseImportId,
  settle,
} from '../../../../src/terraform/framework/objects/index.ts';
import { holding } from '../fixture/holding.ts';
import type { Client } from '../fixture/provider.ts';
import type { Item } from '../fixture/things-api.ts';

const attributes = {
  name: required.string('Name.'),
  room: required.number('Room.'),
  note: optional.string('Note.').emptyMeansAbsent(),
  key: computed.string('Key.').sensitive(),
};
const items: readonly Item[] = [
  { id: '10', name: 'ten', room: 1, note: '', key: 'k10' },
  { id: '9', name: 'nine', room: 2, note: 'x', key: 'k9' },
];
const api = {
  list: async () => items,
  get: async (id: string) => items.find((item) => item.id === id),
} as unknown as Client;
const thing = (more: Partial<Resource<Client>> = {}) => holding(attributes, more);

describe('identity', () => {
  const inRoom = thing({ identity: ['room', 'name'] });

  test('is written as values joined by colons, and read again', () => {
    expect(importIdFormat(inRoom)).toBe('<room>:<name>');
    expect(importId(inRoom, { room: 3, name: 'a:b' })).toBe('3:a:b');
    expect(parseImportId(inRoom, '3:a:b').identity).toEqual({ room: 3, name: 'a:b' });
    expect(parseImportId(inRoom, 'hall:a').problems).toEqual(['The room must be a whole number.']);
    expect(parseImportId(inRoom, '3').problems).toEqual(['It is not complete.']);
  });

  test('of what each service has one of is any word', () => {
    const only = thing({ identity: [] });
    expect([importId(only, {}), importIdFormat(only), parseImportId(only, 'x').identity]).toEqual([
      'thing',
      'thing',
      {},
    ]);
  });

  test('has keys that tell types apart', () => {
    expect(identityOf(inRoom, items[0]!)).toEqual({ room: 1, name: 'ten' });
    expect(keyOf({ room: 1 })).not.toBe(keyOf({ room: '1' }));
  });
});

test('a label is the name, then the identity, and never a secret', () => {
  expect(labelOf(thing(), 'fake_thing', items[0]!)).toBe('fake_thing "ten"');
  expect(labelOf(thing({ naming: [] }), 'fake_thing', items[0]!)).toBe('fake_thing "10"');
  expect(labelOf(thing({ naming: ['key'], identity: ['key'] }), 'fake_thing', items[0]!)).toBe('fake_thing');
});

describe('a list', () => {
  test('shows what it says, and not what it omits', async () => {
    const [first] = await listObjects(thing({ listOmits: ['note'] }), api);
    expect(first).toEqual({ item: items[0], shown: { id: '10', name: 'ten', room: 1, key: 'k10' } });
  });

  test('is indexed once for each answer', async () => {
    expect(await indexObjects(thing(), api)).toBe(await indexObjects(thing(), api));
  });

  test('is ordered by identity, numbers by their value', () => {
    expect(inOrder(thing(), [...items]).map(({ id }) => id)).toEqual(['9', '10']);
  });
});

describe('one object', () => {
  test('is found by its identity, on its own or in the list', async () => {
    expect((await findObject(thing(), api, { id: '9' }))?.shown.name).toBe('nine');
    expect((await findInList(thing(), api, { id: '9' }))?.shown.name).toBe('nine');
    expect(await findObject(thing(), api, { id: '8' })).toBeNull();
  });

  test('is found by a name that it alone has', async () => {
    expect((await findByName(thing(), api, { name: 'nine' }))?.id).toBe('9');
    expect(await findByName(thing(), api, { name: 'eight' })).toBeNull();
    expect(await findByName(thing({ naming: ['name', 'note'] }), api, { name: 'ten', note: 'x' })).toBeNull();
  });

  test('settles into state as the reference has it, where both mean the same', () => {
    const observation = { item: items[0], shown: { ...items[0]! } };
    expect(settle(thing(), 'fake_thing', observation, null)).toMatchObject({ note: null });
    expect(settle(thing(), 'fake_thing', observation, { ...items[0]!, note: '' })).toMatchObject({ note: '' });
    expect(() => settle(thing(), 'fake_thing', { item: {}, shown: { id: '1' } }, null)).toThrow('fake_thing left its');
  });

  test('is known without the service as far as it was planned', () => {
    expect(knownOf(thing(), { name: 'a', room: undefined }, { id: '1' })).toMatchObject({
      id: '1',
      name: 'a',
      room: null,
    });
  });
});
