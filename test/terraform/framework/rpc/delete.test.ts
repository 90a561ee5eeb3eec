// Deleting: gone is gone, and what could not be deleted stays in state.
import { describe, expect, test } from 'vitest';
import { optional, required } from '../../../../src/terraform/framework/index.ts';
import { holding } from '../fixture/holding.ts';
import { applied, lines, stateIn, type World, worldWith } from '../fixture/world.ts';

const attributes = { name: required.string('Name.'), note: optional.string('Note.') };

describe('delete', () => {
  const started = async (more = {}) => {
    const world = await worldWith(holding(attributes, more));
    await applied(world, { name: 'a' });
    return world;
  };
  const destroyed = async ({ core }: World) => lines((await core.destroy()).flatMap(({ diagnostics }) => diagnostics));

  test('of what is gone already is done', async () => {
    const world = await started();
    world.api.items.clear();
    expect(await destroyed(world)).toEqual([]);
    expect(stateIn(world)).toBeUndefined();
  });

  test('that fails keeps state', async () => {
    const world = await started();
    world.api.fail('delete');
    expect(await destroyed(world)).toEqual(['error: Cannot delete fake_thing "a": delete was refused']);
    expect(stateIn(world)).toEqual({ id: '1', name: 'a', note: null });
  });

  test('that does not exist forgets the object and warns', async () => {
    const world = await started({ delete: undefined });
    expect(await destroyed(world)).toEqual([
      expect.stringContaining('warning: fake_thing "a" stays as it is: It always exists in Things'),
    ]);
    expect(stateIn(world)).toBeUndefined();
    expect(world.api.items.size).toBe(1);
  });

  test('is given the state that was', async () => {
    const seen: unknown[] = [];
    const world = await started({
      delete: async (_: unknown, identity: unknown, { prior }: { prior: unknown }) => {
        seen.push(identity, prior);
      },
    });
    await destroyed(world);
    expect(seen).toEqual([{ id: '1' }, { id: '1', name: 'a', note: null }]);
  });
});
