// What calls are made of: names that collide and names that hurt, references, and bodies with something wrong about them.
import fc from 'fast-check';
import type { Call, Caller, Kind, OperationId, Reference } from '../call.ts';

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

interface Parts {
  params?: { [name: string]: fc.Arbitrary<unknown> };
  query?: { [name: string]: fc.Arbitrary<string> };
  body?: fc.Arbitrary<unknown>;
}

/** Calls of one operation, mostly by the admin. */
export function call(op: OperationId, { params, query, body: content }: Parts = {}): fc.Arbitrary<Call> {
  return record({
    params: params ? record(params) : constant(undefined),
    query: query ? record(query) : constant(undefined),
    body: content ?? constant(undefined),
    as: caller,
  }).map(({ params: at, query: asked, body: sent, as }) => ({
    op,
    ...(at && { params: at }),
    ...(asked && { query: asked }),
    ...(sent !== undefined && { body: sent }),
    ...(as && { as }),
  }));
}
