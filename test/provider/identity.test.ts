// Laws of resource identity: what import by it finds, what it never holds, and names that people give in its place.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importId as namedId, importNames } from '../../src/terraform/framework/index.ts';
import { members, startWorld } from '../../workshop/catalog.ts';
import { membersUnderCores, underCores } from '../support/cores.ts';
import { applied, importId, stateOf } from '../support/laws/index.ts';

describe.each(underCores(members, 'import by identity'))('$type with $core', ({ profile, core: _, ...member }) => {
  const { type, resource, examples } = member;
  const names = importNames(resource);

  test('is imported by its identity as by its id, which its page shows as it is on a new instance', async () => {
    await using world = await startWorld(undefined, profile);
    await applied(member, world.core, examples[0]!);
    const state = stateOf(member, world.core);
    const identity = Object.fromEntries(names.map((name) => [name, state[name] as string | number]));
    const id = namedId(resource, state);
    const page = readFileSync(new URL(`../../docs/resources/${resource.name}.md`, import.meta.url), 'utf8');
    expect(page).toContain(`\n  id = "${id}"\n`);
    expect(page).toMatch(new RegExp(`^terraform import ${type}\\.\\w+ '${id}'$`, 'm'));
    const [byId, byIdentity] = [await world.another(), await world.another()];
    const expected = await byId.import(`${type}.one`, importId(member, state));
    expect(await byIdentity.import(`${type}.one`, identity)).toEqual(expected);
  });

  test('has nothing secret in its identity', () => {
    expect(names.filter((name) => resource.attributes[name]!.facts.sensitive)).toEqual([]);
  });
});

const named = members.filter(
  ({ resource: { naming, list, identity, importName } }) => naming && list && identity.length === 1 && !importName,
);

describe.each(await membersUnderCores(named))('$type with $core', ({ profile, core: _, ...member }) => {
  const { type, resource } = member;

  test('is imported by its name, too', async () => {
    await using world = await startWorld(undefined, profile);
    await applied(member, world.core, member.examples[0]!);
    const state = stateOf(member, world.core);
    const name = resource.naming!.map((one) => state[one]).find((value) => typeof value === 'string' && value !== '');
    const [byId, byName] = [await world.another(), await world.another()];
    const expected = await byId.import(`${type}.one`, importId(member, state));
    expect(await byName.import(`${type}.one`, String(name))).toEqual(expected);
  });
});

test('a name that nothing has is refused with what it may be', async () => {
  await using world = await startWorld();
  await expect(world.core.import('unleash_user.one', 'nobody@example.com')).rejects.toThrow(
    /There is no unleash_user, or not only one, with this .*email.* The import id of unleash_user is <id>, or its/,
  );
});
