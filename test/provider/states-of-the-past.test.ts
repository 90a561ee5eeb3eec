// States that earlier versions wrote plan empty for ever, whatever core reads them, and nothing is written because of them.
import { describe, expect, test } from 'vitest';
import { nameOf, profiles, profilesWith } from '../../src/terraform/testing/index.ts';
import { members, worldOf } from '../../workshop/catalog.ts';
import { readState, returnTo, typesOf, versions } from '../../workshop/states/state-of-the-past.ts';
import { errorsOf, pending } from '../support/laws/index.ts';
import { diagonal } from '../support/size.ts';

test('the states of the first version and of the present one are here', () => {
  expect(versions()).toEqual(['0.1.0', '4d08bf1']);
  const present = members.map(({ type }) => type);
  // A type that is new has its first state with the next version.
  for (const version of versions()) expect(present).toEqual(expect.arrayContaining(typesOf(version)));
});

/** A configuration with write-only attributes was written for a core that has them. */
const coresOf = (version: string, type: string) =>
  writeOnly.some((name) => new RegExp(`^ *${name} *=`, 'm').test(readState(version, type).configuration))
    ? profilesWith('write-only')
    : profiles;

const writeOnly = members.flatMap(({ resource }) =>
  Object.entries(resource.attributes).flatMap(([name, { facts }]) => (facts.writeOnly ? [name] : [])),
);

describe.each(versions())('of %s', (version) => {
  const cases = typesOf(version).flatMap((type, row) => {
    const able = coresOf(version, type);
    return diagonal(able, row, { quick: able.length }).map((profile) => [type, nameOf(profile), profile] as const);
  });

  test.each(cases)('%s plans empty with %s', async (type, _, profile) => {
    const past = readState(version, type);
    const { sandbox, state } = await returnTo(past);
    await using world = await worldOf(sandbox, profile);
    await world.core.load(state);
    expect([...world.core.state.keys()].some((address) => address.startsWith(`${type}.`))).toBe(true);
    const changes = await world.core.plan(past.configuration);
    expect(errorsOf(changes)).toEqual([]);
    expect(pending(changes)).toEqual([]);
    expect(errorsOf(await world.core.apply(past.configuration))).toEqual([]);
    expect(sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
