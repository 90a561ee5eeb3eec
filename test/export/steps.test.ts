// The steps of an export one by one: which label an object has, and what becomes of names that lead in circles.
import { expect, test } from 'vitest';
import { argumentsOf } from '../../src/export/arguments.ts';
import { giveLabels, labelKey } from '../../src/export/labels.ts';
import { findReferences } from '../../src/export/references.ts';
import type { Held } from '../../src/inventory/index.ts';
import { computed, optional, required, type Resource } from '../../src/terraform/framework/index.ts';
import { holding } from '../terraform/framework/fixture/holding.ts';
import { fakeProvider } from '../terraform/framework/fixture/provider.ts';
import { ThingsApi } from '../terraform/framework/fixture/things-api.ts';

const thing: Resource = {
  ...(holding({
    name: required.string('Name.'),
    friend: optional.string('Another thing.').references('thing.id'),
    friends: optional.setOf({ who: required.string('One of them.').references('thing.id') }, 'Others.'),
    by_place: optional.mapOfStrings('Others by where they are.').references('thing.id'),
  }) as Resource),
  identity: ['id'],
};
const provider = fakeProvider(new ThingsApi(), { resources: [thing] });

const held = (importId: string, name: string, state: object = {}): Held => ({
  ...{ resource: thing, typeName: 'fake_thing', importId, name, item: {} },
  state: { id: importId, name, friend: null, friends: null, by_place: null, ...state },
});

function labelsOf(all: readonly Held[], earlier = new Map<string, string>(), taken?: ReadonlySet<string>) {
  const labels = giveLabels(all, earlier, taken);
  return all.map((one) => labels.get(labelKey(one)));
}

test.each([
  ['Release manager', 'release_manager'],
  ['ann@example.com', 'ann_example_com'],
  ['Ünïcödé Ñame', 'unicode_name'],
  ['2nd line', 'thing_2nd_line'],
  ['count', 'count'],
  ['__proto__', 'proto'],
  ['שלום', 'thing_7'],
  ['🚦', 'thing_7'],
  ['_', 'thing_7'],
  ['line\nbreak %{ if x }', 'line_break_if_x'],
  ['x'.repeat(200), 'x'.repeat(60)],
])('%j is called %s', (name, label) => {
  expect(labelsOf([held('7', name)])).toEqual([label]);
});

test('of two with one label the later has its id as well, so that the label of the first stays', () => {
  const [first, second] = [held('7', 'Release manager'), held('8', 'release-manager')];
  expect(labelsOf([first])).toEqual(['release_manager']);
  expect(labelsOf([first, second])).toEqual(['release_manager', 'release_manager_8']);
});

test('a label stays however the object is called by now, and nobody else gets it', () => {
  const earlier = new Map([['fake_thing 8', 'old_name']]);
  expect(labelsOf([held('7', 'Old name'), held('8', 'New name')], earlier)).toEqual(['old_name_7', 'old_name']);
});

test('what stands there already is not called the same', () => {
  const taken = new Set(['fake_thing.plain', 'fake_thing.plain_7', 'fake_thing.plain_2']);
  expect(labelsOf([held('7', 'Plain')], new Map(), taken)).toEqual(['plain_3']);
});

test('references stand inside of sets and maps, and a circle is cut where it would close', () => {
  const all = [
    held('a', 'A', {
      friend: 'b',
      by_place: new Map([
        ['here', 'c'],
        ['there', 'nobody'],
      ]),
    }),
    held('b', 'B', { friends: [{ who: 'c' }, { who: 'b' }] }),
    held('c', 'C', { friend: 'a' }),
  ].map((one) => ({ held: one, address: { typeName: 'fake_thing', label: one.importId } }));
  const references = findReferences(provider, all);
  const written = all.map((object) =>
    argumentsOf(thing.attributes, object.held.state, {
      reference: (attribute, value) => references.at(object, attribute, value),
    }),
  );
  const texts = JSON.parse(JSON.stringify(written, (_, value: { text?: string }) => value?.text ?? value));
  expect(texts).toEqual([
    { name: 'A', friend: 'fake_thing.b.id', by_place: { here: 'fake_thing.c.id', there: 'nobody' } },
    { name: 'B', friends: [{ who: 'b' }, { who: 'fake_thing.c.id' }] },
    { name: 'C', friend: 'a' },
  ]);
});

test('a secret that only the server sets is never an argument', () => {
  const secret = computed.string('Secret.').sensitive();
  expect(argumentsOf({ secret }, { secret: 'canary' }, {})).toEqual({});
});
