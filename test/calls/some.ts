// What calls are made of: names that collide and names that hurt, references, and bodies with something wrong about them.
import fc from 'fast-check';
import type { OperationId } from '../../src/admin-api/generated/operations.ts';
import type { Call, PartsOf } from './call.ts';

/** Whose token it is made with; the admin token unless given. */
export type Caller = 'editor' | 'viewer' | 'worker';

/** What ids there are of. */
export type Kind = 'user' | 'role' | 'group' | 'token' | 'segment' | 'addon' | 'api token' | 'invite link';

/** An id that servers give as they like: of those known at that moment, counted from the latest. */
export interface Reference {
  readonly latest: Kind;
  readonly but: number;
}

/** A call as plain data, with references anywhere in its parts: it can be generated, made smaller, printed and made again. */
export interface SomeCall extends Call {
  readonly by?: Caller;
}

const { constant, constantFrom, oneof, record } = fc;

const odd = [
  '',
  ' ',
  ' a ',
  'A',
  'ä ö',
  '日本',
  '😀',
  "O'Hara",
  '"b"',
  'a/b',
  '%41',
  '<b>x</b>',
  'x'.repeat(100),
  'x'.repeat(101),
  'x'.repeat(255),
  'x'.repeat(256),
  '..',
  '\\',
  'two\nlines',
  'null',
];

/** Mostly of a few names, so that they collide. */
export const name = oneof(
  { weight: 8, arbitrary: constantFrom('a', 'b', 'c', 'Zeta') },
  { weight: 2, arbitrary: constantFrom(...odd) },
);
export const description = constantFrom('', 'About', 'Über "uns"', ' ');

/** Environments that are there from the beginning, that may be made, and that never are. */
export const environment = constantFrom('development', 'production', 'qa', 'pre-1', 'nope');
export const project = oneof(
  { weight: 9, arbitrary: constantFrom('default', 'p1', 'p2', 'P1') },
  { weight: 1, arbitrary: constantFrom('nope', 'a', 'has space', 'ä') },
);
export const instant = constantFrom(
  '2090-01-01T00:00:00.000Z',
  '2090-06-01T12:00:00+02:00',
  '2020-01-01T00:00:00Z',
  '2090-01-01',
  'soon',
);

export const latest = (kind: Kind): fc.Arbitrary<Reference> => fc.nat(7).map((but) => ({ latest: kind, but }));
export const idOf = (kind: Kind): fc.Arbitrary<unknown> =>
  oneof({ weight: 12, arbitrary: latest(kind) }, { weight: 1, arbitrary: constantFrom(0, 999_999) });
export const several = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 3 });

const wrong = [null, '', '5', -7, 1.5, true, ['text'], {}, 0];

type Damage = (body: { readonly [key: string]: unknown }) => object;

const damage: fc.Arbitrary<Damage> = oneof(
  record({ at: fc.nat(9), value: constantFrom(...wrong) }).map(
    ({ at, value }): Damage =>
      (body) => ({ ...body, ...(keyOf(body, at) !== undefined && { [String(keyOf(body, at))]: value }) }),
  ),
  fc.nat(9).map(
    (at): Damage =>
      (body) =>
        Object.fromEntries(Object.entries(body).filter(([key]) => key !== keyOf(body, at))),
  ),
  constant<Damage>((body) => ({ ...body, unknownProperty: 1 })),
);

const keyOf = (body: object, at: number): string | undefined => {
  const keys = Object.keys(body);
  return keys[at % keys.length];
};

/** A body with the properties given, those that are not `required` sometimes left out, and rarely one of them wrong. */
export function body<T extends object>(
  properties: { [K in keyof T]: fc.Arbitrary<T[K]> },
  ...required: (keyof T & string)[]
): fc.Arbitrary<object> {
  const right = record(properties, { requiredKeys: required }) as fc.Arbitrary<{ [key: string]: unknown }>;
  const harm = oneof({ weight: 14, arbitrary: constant<Damage>((whole) => whole) }, { weight: 1, arbitrary: damage });
  return fc.tuple(right, harm).map(([whole, hurt]) => hurt(whole));
}

const caller: fc.Arbitrary<Caller | undefined> = oneof(
  { weight: 7, arbitrary: constant(undefined) },
  { weight: 2, arbitrary: constantFrom<Caller>('editor', 'worker', 'viewer') },
);

export interface WeightedCall {
  readonly operation: OperationId;
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<SomeCall>;
}

/** Calls of one operation, mostly by the admin, so many times as often as one with the weight 1. */
export function call<Id extends OperationId>(
  weight: number,
  operation: Id,
  parts: PartsOf<Id, fc.Arbitrary<unknown>> = {},
): WeightedCall {
  const made = record(parts as Record<string, fc.Arbitrary<unknown>>);
  const arbitrary = record({ made, by: caller }).map(
    ({ made, by }): SomeCall => ({ operation, parts: made, ...(by && { by }) }),
  );
  return { operation, weight, arbitrary };
}
