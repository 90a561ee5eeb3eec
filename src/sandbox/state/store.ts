// The state of one instance with its clock: how it begins, and what its next id is.
import type { Project, Sequences, State } from './state.ts';

export type * from './state.ts';

export interface Store extends State {
  /** The present instant in ISO form. */
  now(): string;
}

export function createStore(clock: () => Date = () => new Date()): Store {
  return {
    projects: new Map(),
    environments: new Map(),
    roles: new Map(),
    accounts: new Map(),
    groups: new Map(),
    apiTokens: new Map(),
    personalTokens: new Map(),
    contextFields: new Map(),
    segments: new Map(),
    tagTypes: new Map(),
    addons: new Map(),
    banners: new Map(),
    signupTokens: new Map(),
    events: [],
    logins: [],
    settings: {
      maintenance: false,
      sendsEmail: false,
      passwordLoginDisabled: false,
      scim: { enabled: false, token: null },
    },
    limits: { projects: 500, environments: 50, apiTokens: 2000, segments: 300, segmentValues: 1000 },
    secureTokens: false,
    sequences: { account: 0, group: 0, role: 0, event: 0, personalToken: 0, segment: 0, addon: 0, banner: 0 },
    areas: {},
    now: () => clock().toISOString(),
  };
}

export function nextId(store: Store, kind: keyof Sequences): number {
  store.sequences[kind] += 1;
  return store.sequences[kind];
}

/** Lists have no order of their own: a changed row moves to the end, as it does in the database. */
export function touch<Key, Row>(rows: Map<Key, Row>, key: Key): void {
  const row = rows.get(key);
  if (row === undefined) return;
  rows.delete(key);
  rows.set(key, row);
}

/** An open project on no environment, with nobody in it. */
export function createProject(id: string, name: string, createdAt: string): Project {
  return {
    id,
    name,
    description: null,
    mode: 'open',
    defaultStickiness: 'default',
    featureLimit: null,
    featureNaming: { pattern: null, example: null, description: null },
    linkTemplates: [],
    createdAt,
    updatedAt: null,
    archivedAt: null,
    environments: new Set(),
    changeRequests: new Map(),
    defaultStrategies: new Map(),
    users: new Map(),
    groups: new Map(),
  };
}
