// What the API cannot change in place and a configuration may leave out: leaving it out keeps the object.
import { afterAll, describe, expect, test } from 'vitest';
import { members, startWorld } from '../../workshop/catalog.ts';
import { applied, attributesOf, errorsOf, isFixed, pending, targetOf } from '../support/laws/walk.ts';
import { type Block, parseConfiguration } from '../../src/terraform/testing/index.ts';

/** Attributes by member; those that validation wants to be set stay out of it. */
const optionalFixed = members.flatMap((member) =>
  attributesOf(member)
    .filter(
      ([name, { presence, facts }]) =>
        presence.startsWith('optional') && !facts.local && !facts.deprecated && isFixed(member, name),
    )
    .map(([name]) => ({ type: member.type, name, member })),
);

let kept = 0;
afterAll(() =>
  console.log(`left out: ${kept} of ${optionalFixed.length} attributes keep their object, the others must be set`),
);

describe.each(optionalFixed)('$type without $name', ({ type, name, member }) => {
  test('is no other object, and comes to rest', async () => {
    await using world = await startWorld();
    const [whole, less] = await bothWays(type, name, member.examples);
    await applied(member, world.core, whole);
    if (errorsOf(await world.core.plan(less)).some(({ path }) => path === name)) return;
    const { action, prior, planned } = targetOf(member, await world.core.plan(less));
    expect(action).not.toBe('replace');
    expect(planned?.[name]).toEqual(prior?.[name]);
    await applied(member, world.core, less);
    expect(pending(await world.core.plan(less))).toEqual([]);
    kept += 1;
  });
});

/** An example that sets the attribute, and the same without it. */
async function bothWays(
  type: string,
  name: string,
  examples: readonly string[],
): Promise<[readonly Block[], readonly Block[]]> {
  for (const example of examples) {
    const blocks = await parseConfiguration(example);
    const target = blocks.find((block) => block.type === type && (block.body[name] ?? null) !== null);
    if (!target) continue;
    const { [name]: _, ...body } = target.body;
    return [blocks, blocks.map((block) => (block === target ? { ...block, body } : block))];
  }
  throw new Error(`no example of ${type} sets ${name}`);
}
