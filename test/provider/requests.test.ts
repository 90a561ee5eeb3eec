// What a plan without changes sends: each list once, each project's facets once, each role once. And what others do meanwhile.
import { expect, test } from 'vitest';
import type { Sandbox, Seed } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../../src/terraform/protocol/index.ts';
import { members, provider, startWorld, type World } from '../../workshop/catalog.ts';
import { errorsOf, pending } from '../support/laws/index.ts';
import { objectType } from '../../src/terraform/testing/schema.ts';
import { wireTo } from '../../src/terraform/testing/wire.ts';

const times = <T>(make: (index: number) => T) => Array.from({ length: 3 }, (_, index) => make(index));

const seed: Seed = {
  environments: times((n) => ({ name: `stage${n}`, type: 'test' })),
  roles: times((n) => ({ name: `Role ${n}`, type: 'custom' as const, permissions: ['CREATE_FEATURE'] })),
  users: times((n) => ({ email: `u${n}@example.com`, name: `User ${n}` })),
  groups: times((n) => ({ name: `Group ${n}`, users: [`u${n}@example.com`] })),
  projects: times((n) => ({
    id: `p${n}`,
    environments: ['development', 'production'],
    changeRequests: { production: 2 },
    access: [{ role: 'Owner', users: [`u${n}@example.com`] }],
  })),
  contextFields: times((n) => ({ name: `field${n}` })),
  apiTokens: times((n) => ({ tokenName: `t${n}`, type: 'backend' as const, environment: 'development' })),
  tagTypes: times((n) => ({ name: `tag${n}` })),
  segments: times((n) => ({ name: `Segment ${n}`, constraints: [] })),
  integrations: times(() => ({
    provider: 'webhook',
    enabled: false,
    events: ['feature-created'],
    parameters: { url: 'https://hooks.example.com' },
  })),
};

/** Import ids by resource type. */
function imports({ store }: Sandbox): { readonly [type: string]: readonly string[] } {
  const inProjects = (...parts: string[]) => times((n) => parts.map((part) => `p${n}${part}`)).flat();
  const ids = (things: Iterable<{ id: number; name?: string | undefined }>, name: RegExp) =>
    [...things].filter((thing) => name.test(thing.name ?? '')).map(({ id }) => String(id));
  return {
    unleash_user: ids(store.accounts.values(), /^User/),
    unleash_group: ids(store.groups.values(), /^Group/),
    unleash_role: ids(store.roles.values(), /^Role/),
    unleash_environment: times((n) => `stage${n}`),
    unleash_context_field: times((n) => `field${n}`),
    unleash_tag_type: times((n) => `tag${n}`),
    unleash_segment: ids(store.segments.values(), /./),
    unleash_integration: [...store.addons.values()].map(({ id }) => String(id)),
    unleash_api_token: [...store.apiTokens.values()].filter(({ type }) => type !== 'admin').map(({ secret }) => secret),
    unleash_project: inProjects(''),
    unleash_project_access: inProjects(''),
    unleash_project_environment: inProjects(':development', ':production'),
    unleash_change_request_settings: inProjects(':development', ':production'),
    unleash_cors: ['cors'],
  };
}

/** Requests by operation. */
const least = {
  ...{ getUsers: 1, getGroups: 1, getAllEnvironments: 1, getContextFields: 1, getTagTypes: 1, getSegments: 1 },
  ...{ getAddons: 1, getAllApiTokens: 1, getUiConfig: 1 },
  ...{ getRoleById: 3, getProjectOverview: 3, getProjectAccess: 3 },
  ...{ getProjectEnvironments: 3, getProjectChangeRequestConfig: 3 },
};

interface Stored {
  readonly type: string;
  readonly value: ObjectValue;
}

/** A process with a configured provider. */
async function start({ sandbox, core }: World) {
  const call = wireTo(providerHandlers(provider()));
  const empty = Object.fromEntries(Object.keys(core.schemas.provider).map((name) => [name, null]));
  const config = { ...empty, base_url: sandbox.url, authorization: sandbox.token };
  const value = encodeDynamicValue(objectType(core.schemas.provider), config);
  await call('ConfigureProvider', { terraform_version: '1.11.4', config: value });
  return { call, typeOf: (type: string) => objectType(core.schemas.resources[type]!) };
}

async function importAll(world: World): Promise<Stored[]> {
  const { call, typeOf } = await start(world);
  const ids = Object.entries(imports(world.sandbox)).flatMap(([type, ids]) => ids.map((id) => ({ type, id })));
  return Promise.all(
    ids.map(async ({ type, id }) => {
      const { imported_resources } = await call('ImportResourceState', { type_name: type, id });
      const request = { type_name: type, current_state: imported_resources[0]!.state };
      const { new_state } = await call('ReadResource', request);
      return { type, value: decodeDynamicValue(typeOf(type), new_state) as ObjectValue };
    }),
  );
}

/** Walks through state as `terraform plan` does: ten objects at a time, each upgraded, read and planned. */
async function planLikeTerraform(world: World, state: readonly Stored[], refresh = true) {
  const { call, typeOf } = await start(world);
  const before = world.sandbox.requests.length;
  const waiting = [...state];
  const walk = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const type_name = next.type;
      const type = typeOf(type_name);
      const json = new TextEncoder().encode(JSON.stringify(next.value, mapsAsObjects));
      await call('UpgradeResourceState', { type_name, version: 0, raw_state: { json } });
      const prior_state = encodeDynamicValue(type, next.value);
      if (refresh) {
        const read = await call('ReadResource', { type_name, current_state: prior_state });
        expect(decodeDynamicValue(type, read.new_state)).toEqual(next.value);
      }
      const config = encodeDynamicValue(type, settable(next));
      const request = { type_name, prior_state, proposed_new_state: prior_state, config };
      const planned = await call('PlanResourceChange', request);
      expect(decodeDynamicValue(type, planned.planned_state)).toEqual(next.value);
    }
  };
  await Promise.all(Array.from({ length: 10 }, walk));
  return count(world.sandbox.requests.slice(before).map(({ operation }) => operation ?? 'unknown'));
}

const mapsAsObjects = (_: string, part: unknown) => (part instanceof Map ? Object.fromEntries(part) : part);

/** The configuration that state is of. */
function settable({ type, value }: Stored): ObjectValue {
  const { attributes } = members.find((member) => member.type === type)!.resource;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, attributes[name]!.presence === 'computed' ? null : part]),
  );
}

function count(operations: readonly string[]): { [operation: string]: number } {
  const counts: { [operation: string]: number } = {};
  for (const operation of operations) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

test('a plan without changes sends the least that answers it, and nothing when it does not refresh', async () => {
  await using world = await startWorld({ seed });
  const state = await importAll(world);
  expect(await planLikeTerraform(world, state)).toEqual(least);
  expect(await planLikeTerraform(world, state, false)).toEqual({});
});

const group = (description: string) => `
  resource "unleash_group" "a" {
    name        = "A"
    description = "${description}"
  }
  resource "unleash_group" "b" {
    name        = "B"
    description = "${description}"
  }`;

test('what somebody changes between two plans of one process is seen by the second', async () => {
  await using world = await startWorld();
  await world.core.apply(group('one'));
  expect(pending(await world.core.plan(group('one')))).toEqual([]);
  for (const stored of world.sandbox.store.groups.values()) stored.description = 'elsewhere';
  expect(pending(await world.core.plan(group('one')))).toHaveLength(2);
});

test('what somebody changes between refresh and apply is neither lost nor kept', async () => {
  const origin = (name: string) => `
    resource "unleash_cors_origin" "${name}" { origin = "https://${name}.example.com" }`;
  const all: string[] = [];
  let others: string[] | undefined;
  await using world = await startWorld({
    log: ({ operation }) => {
      if (operation !== 'getUiConfig' || !others) return;
      // What the plan was made from is old as soon as it is read.
      world.sandbox.store.settings.frontendApiOrigins = others;
      others = undefined;
    },
  });
  await world.core.apply(origin('one'));
  all.push(...(world.sandbox.store.settings.frontendApiOrigins ?? []));
  others = [...all, 'https://ui.example.com'];
  expect(errorsOf(await world.core.apply(origin('one') + origin('two')))).toEqual([]);
  expect(world.sandbox.store.settings.frontendApiOrigins).toEqual([
    ...all,
    'https://ui.example.com',
    'https://two.example.com',
  ]);
});
