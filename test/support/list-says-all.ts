// Whether items of a resource's list say all that reading each object says.
import { expect } from 'vitest';
import type { AdminApi } from '../../src/admin-api/index.ts';
import type { Model } from '../../src/terraform/framework/index.ts';
import type { Member } from '../../workshop/catalog.ts';

/** Compares state, and what is kept elsewhere, for every object that the instance lists; answers how many there are. */
export async function expectListSaysAll({ type, resource }: Member, api: AdminApi): Promise<number> {
  const items = await resource.list!(api);
  const say = (item: unknown) => {
    const state = resource.toState(item);
    const keptElsewhere = [null, state, without(state)].map((prior) => resource.keptElsewhere?.(item, prior));
    return { state, keptElsewhere };
  };
  for (const item of items) {
    const listed = say(item);
    const identity = Object.fromEntries(resource.identity.map((name) => [name, listed.state[name]]));
    const own = await resource.read!(api, identity);
    expect(own, `${type} ${JSON.stringify(identity)} is listed`).not.toBeNull();
    expect(listed, `${type} in the list`).toEqual(say(own));
  }
  return items.length;
}

/** The same object in the state of a configuration that sets as little as possible. */
const without = (state: Model): Model =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [name, Array.isArray(value) ? null : value]));
