// The state of an instance as plain data: for comparing two moments, and for going back to one.
import { nameReferences } from './name-references.ts';
import type { State, Store } from './store.ts';

export interface SnapshotOptions {
  /** Keep instants such as createdAt, joinedAt and grant times. */
  timestamps?: boolean;
  /** Keep the event log and the login history. */
  events?: boolean;
  /** Keep the counters behind new ids. */
  sequences?: boolean;
  /** Write names where there are ids, and leave out what is random, to compare instances with each other. */
  named?: boolean;
}

export type Snapshot = { [key: string]: unknown };

const instants = new Set(['createdAt', 'updatedAt', 'joinedAt']);

/** Without options two snapshots are equal when an instance holds the same things, whatever happened in between. */
export function takeSnapshot(store: Store, options: SnapshotOptions = {}): Snapshot {
  const { events, logins, sequences, ...rest } = stateOf(store);
  const state = {
    ...(options.named ? nameReferences(withoutTraces(rest)) : withoutTraces(rest)),
    ...(options.events ? { events, logins } : {}),
    ...(options.sequences ? { sequences } : {}),
  };
  const timestamps = options.timestamps ?? false;
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [key, plain(value, timestamps)]));
}

/** What was switched off, or set to what it is anyway, is as if nobody had ever touched it. */
function withoutTraces<S extends Pick<State, 'projects' | 'settings'>>(state: S): S {
  const projects = [...state.projects].map(([id, project]) => {
    const changeRequests = new Map([...project.changeRequests].filter(([, { enabled }]) => enabled));
    return [id, { ...project, changeRequests }] as const;
  });
  const settings = { ...state.settings, frontendApiOrigins: state.settings.frontendApiOrigins ?? ['*'] };
  return { ...state, projects: new Map(projects), settings };
}

/** Maps become objects sorted by key, sets sorted lists. */
function plain(value: unknown, timestamps: boolean): unknown {
  if (value instanceof Map) {
    const entries = [...value].sort(([a], [b]) => compareKeys(a, b));
    return Object.fromEntries(entries.map(([key, item]) => [key, plainItem(item, timestamps)]));
  }
  if (value instanceof Set) return [...value].sort();
  if (Array.isArray(value)) return value.map((item) => plain(item, timestamps));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => timestamps || !instants.has(key));
  return Object.fromEntries(
    kept.map(([key, item]) => {
      if (key === 'archivedAt' && !timestamps) return ['archived', item !== null];
      return [key, plain(item, timestamps)];
    }),
  );
}

/** The values of grants are instants: without timestamps only the fact of the grant remains. */
function plainItem(item: unknown, timestamps: boolean): unknown {
  return typeof item === 'string' && !timestamps ? true : plain(item, timestamps);
}

function compareKeys(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

/** A moment to return to with `restore`. */
export type Checkpoint = State;

export function checkpoint(store: Store): Checkpoint {
  return structuredClone(stateOf(store));
}

/** Everything is as it was, sequences and events included. */
export function restore(store: Store, moment: Checkpoint): void {
  Object.assign(store, structuredClone(moment));
}

function stateOf({ now: _, ...state }: Store): State {
  return state;
}
