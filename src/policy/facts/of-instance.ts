// The facts of a living instance: what it holds, as Terraform would have it in state.
import type { AdminApi } from '../../admin-api/index.ts';
import { takeInventory, toJson } from '../../inventory/index.ts';
import type { Connected, Model, Resource } from '../../terraform/framework/index.ts';
import { Facts } from './facts.ts';
import { Thing } from './thing.ts';

interface Wishes {
  readonly now: Date;
  /** Told after each type has been read. */
  onRead?(typeName: string, count: number): void;
}

/** @throws AdminApiError, and whatever ends a run */
export async function factsOfInstance(api: AdminApi, connected: Connected, { now, onRead }: Wishes): Promise<Facts> {
  const isWanted = ({ partOf }: Resource) => partOf === undefined;
  const [{ versionInfo }, { held, hidden }] = await Promise.all([
    api.getUiConfig(),
    takeInventory(connected, { isWanted, ...(onRead && { onRead }) }),
  ]);
  const things = held.map(({ typeName, resource, state, importId }) => thingOf(typeName, resource, state, importId));
  const unread = hidden.flatMap(({ typeName, name, reason }) =>
    name === null ? [] : [unseen(typeName, name, reason)],
  );
  const environments = things.filter(({ type }) => type === 'unleash_environment');
  return new Facts({
    source: 'instance',
    edition: versionInfo.current.enterprise ? 'enterprise' : 'open source',
    things: [...things, ...unread],
    hidden: hidden.flatMap(({ typeName: type, name, why, reason }) => (name === null ? [{ type, why, reason }] : [])),
    environmentTypes: new Map(environments.map(({ id, values }) => [id, String(values.type)])),
    now,
  });
}

function thingOf(type: string, { attributes, identity }: Resource, state: Model, importId: string): Thing {
  const names = Object.keys(attributes);
  return new Thing({
    ...{ type, address: null, missing: 'is not shown by Unleash', candidates: new Map() },
    id: identity.includes('id') ? String(state.id) : importId,
    values: Object.fromEntries(names.map((name) => [name, toJson(state[name])])),
    secret: new Set(names.filter((name) => attributes[name]?.facts.sensitive)),
  });
}

const unseen = (type: string, id: string, reason: string) =>
  new Thing({
    ...{ type, id, address: null, values: {}, secret: new Set<string>(), candidates: new Map() },
    missing: `cannot be read: ${reason}`,
  });
