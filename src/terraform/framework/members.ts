// The members of a provider by their names, each loaded when it is first named: most processes of a run meet few of them.
import type { Action } from './define-action.ts';
import type { DataSource } from './define-data-source.ts';
import type { EphemeralResource } from './define-ephemeral-resource.ts';
import type { ProviderFunction } from './define-function.ts';
import type { Resource } from './resource.ts';

export type Loaders<Member> = ReadonlyMap<string, () => Promise<Member>>;

export interface Members<Api = unknown> {
  readonly resources: Loaders<Resource<Api>>;
  readonly dataSources: Loaders<DataSource<Api>>;
  readonly ephemeralResources: Loaders<EphemeralResource<Api>>;
  readonly actions: Loaders<Action<Api>>;
  readonly functions: Loaders<ProviderFunction>;
}

/** All that are loaded already. */
export interface Catalog<Api = unknown> {
  readonly resources: readonly Resource<Api>[];
  readonly dataSources: readonly DataSource<Api>[];
  readonly ephemeralResources?: readonly EphemeralResource<Api>[];
  readonly actions?: readonly Action<Api>[];
  readonly functions?: readonly ProviderFunction[];
}

export const membersOf = <Api>(catalog: Catalog<Api>): Members<Api> => ({
  resources: loaded(catalog.resources),
  dataSources: loaded(catalog.dataSources),
  ephemeralResources: loaded(catalog.ephemeralResources),
  actions: loaded(catalog.actions),
  functions: loaded(catalog.functions),
});

const loaded = <Member extends { readonly name: string }>(members: readonly Member[] = []): Loaders<Member> =>
  new Map(members.map((member) => [member.name, async () => member]));

export const loadAll = <Member>(loaders: Loaders<Member>): Promise<Member[]> =>
  Promise.all([...loaders.values()].map((load) => load()));
