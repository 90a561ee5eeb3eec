// Law: what GenerateResourceConfig answers for an imported object validates, and plans no change.
import { describe, expect, test } from 'vitest';
import type { ObjectValue, Value } from '../../src/terraform/protocol/index.ts';
import type { Block } from '../../src/terraform/testing/index.ts';
import { members, startWorld } from '../../workshop/catalog.ts';
import { underCores } from '../support/cores.ts';
import { applied, exceptSuggestions, importId, pending, stateOf } from '../support/laws/index.ts';

/** As Terraform writes it: null is left out, a map is an object. */
function written(config: ObjectValue): Block['body'] {
  const plain = (value: Value): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value as ObjectValue).flatMap(([key, one]) => (one === null ? [] : [[key, plain(one)]])),
    );
  };
  return plain(config) as Block['body'];
}

describe.each(underCores(members, 'generated configuration'))('$type with $core', ({ profile, core: _, ...member }) => {
  const { type, resource, examples } = member;
  const secrets = Object.keys(resource.attributes).filter((name) => resource.attributes[name]!.facts.sensitive);

  test.each(examples.map((example, index) => [index + 1, example] as const))('of example %d', async (_, example) => {
    await using world = await startWorld(undefined, profile);
    await applied(member, world.core, example);
    const core = await world.another();
    const address = `${type}.generated`;
    await core.import(address, importId(member, stateOf(member, world.core)));
    const { config, diagnostics } = await core.generateConfig(address);
    for (const name of secrets) expect([name, config[name]]).toEqual([name, null]);
    const state = core.state.get(address)!.value;
    const missing = secrets.filter((name) => resource.attributes[name]!.settable && (state[name] ?? null) !== null);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(missing.length > 0 ? ['warning'] : []);
    const body = written({
      ...config,
      ...Object.fromEntries(missing.map((name) => [name, state[name]])),
    } as ObjectValue);
    const block: Block = { address, mode: 'resource', type, body, dependsOn: [] };
    expect(exceptSuggestions(member, await core.validate([block]))).toEqual([]);
    expect(pending(await core.plan([block])), JSON.stringify(body)).toEqual([]);
  });
});
