// The framework obeys attributes by their role: a name alone means nothing to it.
import { describe, expect, test } from 'vitest';
import { deletionProtection, onDestroy, optional, required, timeouts } from '../../../src/terraform/framework/index.ts';
import { holding } from './fixture/holding.ts';
import { applied, lines, nothing, stateIn, worldWith } from './fixture/world.ts';

const name = required.string('Name.');

describe('attributes that are only named so', () => {
  const resource = holding({
    name,
    deletion_protection: optional.boolean('Whether the thing has a lid.'),
    on_destroy: optional.string('What happens when the thing falls.'),
    timeouts: optional.object({ create: optional.string('Word.') }, 'Words.'),
  });
  const body = { name: 'a', deletion_protection: true, on_destroy: 'forget', timeouts: { create: '0.001ms' } };

  test('neither protect nor forget an object, nor limit what it may take', async () => {
    const world = await worldWith(resource);
    expect((await applied(world, body)).said).toEqual([]);
    expect(stateIn(world)).toMatchObject({ deletion_protection: true, on_destroy: 'forget' });
    const [change] = await world.core.apply(nothing);
    expect(lines(change!.diagnostics)).toEqual([]);
    expect(world.api.items.size).toBe(0);
  });
});

describe('attributes with a role and a name of their own', () => {
  const resource = holding({
    name,
    keep: deletionProtection(),
    parting: onDestroy(['delete', 'forget']),
    limits: timeouts(),
  });

  test('protect the object, and messages call them by their name', async () => {
    const world = await worldWith(resource);
    await applied(world, { name: 'a', keep: true });
    const [change] = await world.core.apply(nothing);
    expect(lines(change!.diagnostics)).toEqual([
      'error at keep: fake_thing "a" is protected from deletion: It would be deleted, but has keep = true. If that is meant, set keep = false, apply, and plan again.',
    ]);
    expect(world.api.items.size).toBe(1);
  });

  test('let a destroy forget the object', async () => {
    const world = await worldWith(resource);
    await applied(world, { name: 'a', parting: 'forget' });
    const [change] = await world.core.apply(nothing);
    expect(lines(change!.diagnostics)).toEqual([
      'warning: fake_thing "a" stays as it is: Its parting is "forget": Terraform has forgotten it, and left it as it is.',
    ]);
    expect(world.api.items.size).toBe(1);
  });

  test('limit what an operation may take', async () => {
    const world = await worldWith(resource);
    world.api.hang('create');
    const { said } = await applied(world, { name: 'a', limits: { create: '5ms' } });
    expect(said.join(' ')).toContain('It was ended because limits allows 5ms for a create.');
  });
});

test('two attributes of one role, or one inside of another attribute, are refused', () => {
  expect(() => holding({ name, keep: deletionProtection(), stay: deletionProtection() })).toThrow(
    'the attributes keep and stay both have the role deletionProtection',
  );
  expect(() => optional.object({ keep: optional.boolean('Keep.').inRole('deletionProtection') }, 'Inner.')).toThrow(
    'the nested attribute keep cannot be role',
  );
});
