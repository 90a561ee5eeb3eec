// The ids of one server: those it began with, those it gave out, and what they are called so that servers can be compared.
import type { OperationId } from '../../../src/admin-api/generated/operations.ts';
import type { Kind } from '../../calls/some.ts';
import { isReference } from './call.ts';

/** Where an answer has the id of what it made. */
const made: { readonly [Id in OperationId]?: readonly [Kind, (body: object) => unknown] } = {
  createUser: ['user', (body) => Reflect.get(body, 'id')],
  createRole: ['role', (body) => Reflect.get(Reflect.get(body, 'roles') as object, 'id')],
  createGroup: ['group', (body) => Reflect.get(body, 'id')],
  createServiceAccountToken: ['token', (body) => Reflect.get(body, 'id')],
  createSegment: ['segment', (body) => Reflect.get(body, 'id')],
  createAddon: ['addon', (body) => Reflect.get(body, 'id')],
  createApiToken: ['api token', (body) => Reflect.get(body, 'secret')],
  createProjectApiToken: ['api token', (body) => Reflect.get(body, 'secret')],
  createPublicSignupToken: ['invite link', (body) => Reflect.get(body, 'secret')],
};

/** No server ever gives these out. */
const nowhere = 999_999;

/** What every sequence begins with, what is nowhere among it. */
const begun: { readonly [K in Kind]: readonly (number | string)[] } = {
  user: [nowhere, 1, 105, 104, 103, 102, 101],
  role: [nowhere, 1, 6, 3, 2, 5, 4],
  group: [nowhere, 201],
  token: [nowhere],
  segment: [nowhere],
  addon: [nowhere],
  'api token': ['*:*.nowhere'],
  'invite link': ['nowhere'],
};

export interface Ids {
  /** The value with ids of this server where it refers to them. */
  resolve(value: unknown): unknown;
  /** Remembers what an answer made. */
  learn(operation: OperationId, body: unknown): void;
  /** The value with names in the place of ids that this server gave out. */
  name(value: unknown): unknown;
  /** Every id of a kind that was given out, oldest first. */
  given(kind: Kind): readonly (number | string)[];
}

export function createIds(): Ids {
  const known = new Map<Kind, (number | string)[]>();
  const names = new Map<string, string>();
  const given = (kind: Kind) => known.get(kind) ?? [];

  const ids: Ids = {
    given,
    learn(operation, body) {
      const [kind, idOf] = made[operation] ?? [];
      if (kind === undefined || idOf === undefined || typeof body !== 'object' || body === null) return;
      const id = idOf(body);
      if (typeof id !== 'number' && typeof id !== 'string') return;
      known.set(kind, [...given(kind), id]);
      names.set(String(id), `<${kind} number ${given(kind).length}>`);
    },
    resolve: (value) =>
      replace(value, (item) => {
        if (!isReference(item)) return undefined;
        const all = [...begun[item.latest], ...given(item.latest)];
        return all.at(-1 - (item.but % all.length));
      }),
    name: (value) =>
      replace(value, (item) => {
        if (typeof item === 'number') return names.get(String(item));
        return typeof item === 'string' ? nameInText(item, names) : undefined;
      }),
  };
  return ids;
}

/** Ids are at least five digits long, and of each kind far from every other. */
function nameInText(text: string, names: ReadonlyMap<string, string>): string {
  return names.get(text) ?? text.replace(/(?<![\w.])\d{5,6}(?![\w.]*\w)/g, (digits) => names.get(digits) ?? digits);
}

function replace(value: unknown, by: (item: unknown) => unknown): unknown {
  const replaced = by(value);
  if (replaced !== undefined) return replaced;
  if (Array.isArray(value)) return value.map((item) => replace(item, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, by)]));
}
