// Mistakes in a resource: one diagnostic that says so, and nothing lost.
import { describe, expect, test } from 'vitest';
import { optional, required } from '../../../../src/terraform/framework/index.ts';
import { holding } from '../fixture/holding.ts';
import { address, applied, lines, nothing, stateIn, thing, worldWith } from '../fixture/world.ts';

const attributes = { name: required.string('Name.'), note: optional.string('Note.') };
const plain = () => holding(attributes);

describe('bugs of a resource', () => {
  const bug = /^error: Cannot read fake_thing "a" back: .* This is a bug in the provider, please report it\./;

  test.each<[string, () => object, string]>([
    [
      'undefined',
      () => ({ id: '1', name: 'a', note: undefined }),
      'fake_thing left its attribute note unknown in state',
    ],
    ['a forgotten attribute', () => ({ id: '1', name: 'a' }), 'attribute note unknown'],
    ['a wrong type', () => ({ id: '1', name: 'a', note: 7 }), 'note'],
    [
      'an exception',
      () => {
        throw new TypeError('item.note is undefined');
      },
      'TypeError: item.note is undefined.',
    ],
  ])('%s from toState names it, and never orphans what create made', async (_, toState, what) => {
    const world = await worldWith(holding(attributes, { toState: toState as never }));
    const { said } = await applied(world, { name: 'a' });
    expect(said).toEqual([expect.stringMatching(bug)]);
    expect(said[0]).toContain(what);
    expect(said[0]).not.toMatch(/\.ts:\d/);
    expect(stateIn(world)).toEqual({ id: '1', name: 'a', note: null });
  });

  test('undefined deep inside is named by its path', async () => {
    const box = optional.object({ size: optional.number('Size.') }, 'Box.');
    const world = await worldWith(
      holding(
        { name: required.string('N.'), box },
        { toState: () => ({ id: '1', name: 'a', box: { size: undefined } }) },
      ),
    );
    expect((await applied(world, { name: 'a', box: { size: 1 } })).said[0]).toContain('attribute box.size unknown');
  });

  test.each(['toBody', 'create', 'update', 'delete'] as const)('an exception in %s is one diagnostic', async (part) => {
    const world = await worldWith(plain());
    const working = await applied(world, { name: 'a' });
    expect(working.said).toEqual([]);
    const broken = await worldWith(
      holding(attributes, {
        [part]: () => {
          throw new RangeError('out of bounds');
        },
      }),
    );
    broken.api.put('1', { name: 'a' });
    if (part === 'update' || part === 'delete') await broken.core.import(address, '1');
    const [change] = await broken.core.apply(part === 'delete' ? nothing : thing({ name: 'b' }));
    const verb = part === 'toBody' ? 'create' : part;
    const label = verb === 'create' ? 'b' : 'a';
    expect(lines(change!.diagnostics)).toEqual([
      `error: Cannot ${verb} fake_thing "${label}": RangeError: out of bounds. This is a bug in the provider, please report it.`,
    ]);
    expect(stateIn(broken) === undefined).toBe(verb === 'create');
  });

  test('something thrown that is not an error is told as what it is', async () => {
    const world = await worldWith(holding(attributes, { create: () => Promise.reject('no reason') }));
    expect((await applied(world, { name: 'a' })).said[0]).toContain(
      'Something that is not an error was thrown: no reason.',
    );
  });
});
