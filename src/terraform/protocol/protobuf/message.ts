/**
 * Protobuf messages described by plain tables, from which both the TypeScript types and the codec come.
 * Covers what the plugin protocol uses of proto3: https://protobuf.dev/programming-guides/encoding/
 */

interface Scalars {
  string: string;
  bytes: Uint8Array;
  bool: boolean;
  /** A `bigint` only beyond 2^53. */
  int64: number | bigint;
  int32: number;
}

export interface Enumeration<
  Numbers extends { readonly [name: string]: number } = { readonly [name: string]: number },
> {
  readonly enumeration: string;
  readonly values: Numbers;
}

export interface MessageType<D, I> {
  readonly message: string;
  readonly fields: readonly NamedField[];
  readonly byNumber: ReadonlyMap<number, NamedField>;
  readonly '~types'?: readonly [D, I];
}

export type AnyMessage = MessageType<unknown, unknown>;
/** A function delays the lookup of a message that is declared further down (messages that contain one another). */
export type Kind = keyof Scalars | Enumeration | AnyMessage | (() => AnyMessage);

/** plain: always there, with a default; optional: may be absent. */
export type Rule = 'plain' | 'optional' | 'repeated' | 'map';

export interface Field<D, I> {
  readonly number: number;
  readonly kind: Kind;
  readonly rule: Rule;
  readonly oneof?: string;
  readonly '~types'?: readonly [D, I];
}

export interface NamedField extends Field<unknown, unknown> {
  readonly name: string;
}

type Fields = { readonly [name: string]: Field<unknown, unknown> };

type DecodedKind<K> = K extends keyof Scalars
  ? Scalars[K]
  : K extends Enumeration
    ? number
    : K extends MessageType<infer D, unknown> | (() => MessageType<infer D, unknown>)
      ? D
      : never;

type InputKind<K> = K extends keyof Scalars
  ? Scalars[K]
  : K extends Enumeration
    ? number
    : K extends MessageType<unknown, infer I> | (() => MessageType<unknown, infer I>)
      ? I
      : never;

type DecodedFields<F extends Fields> = { [N in keyof F]: F[N] extends Field<infer D, unknown> ? D : never };
type InputFields<F extends Fields> = { readonly [N in keyof F]?: F[N] extends Field<unknown, infer I> ? I : never };

/** What decoding gives: scalars defaulted, messages perhaps undefined, repeated fields arrays, maps null-prototype objects. */
export type Decoded<M> = M extends MessageType<infer D, unknown> ? D : never;
/** What encoding takes: the same with everything optional. */
export type Input<M> = M extends MessageType<unknown, infer I> ? I : never;

export function message<const F extends Fields>(
  name: string,
  fields: F,
): MessageType<DecodedFields<F>, InputFields<F>> {
  const named = Object.entries(fields).map(([fieldName, field]) => ({ ...field, name: fieldName }));
  return { message: name, fields: named, byNumber: new Map(named.map((field) => [field.number, field])) };
}

export function enumeration<const N extends { readonly [name: string]: number }>(
  name: string,
  values: N,
): Enumeration<N> {
  return { enumeration: name, values };
}

export function string(number: number): Field<string, string> {
  return { number, kind: 'string', rule: 'plain' };
}

export function bytes(number: number): Field<Uint8Array, Uint8Array> {
  return { number, kind: 'bytes', rule: 'plain' };
}

export function bool(number: number): Field<boolean, boolean> {
  return { number, kind: 'bool', rule: 'plain' };
}

export function int64(number: number): Field<number | bigint, number | bigint> {
  return { number, kind: 'int64', rule: 'plain' };
}

export function int32(number: number): Field<number, number> {
  return { number, kind: 'int32', rule: 'plain' };
}

export function oneValueOf<E extends Enumeration>(
  kind: E,
  number: number,
): Field<number, E['values'][keyof E['values']]> {
  return { number, kind, rule: 'plain' };
}

/** A message, or a scalar whose absence means something else than its default. */
export function optional<K extends Kind>(kind: K, number: number): Field<DecodedKind<K> | undefined, InputKind<K>> {
  return { number, kind, rule: 'optional' };
}

/** One of several fields of which at most one is set. */
export function oneOf<K extends Kind>(
  oneof: string,
  kind: K,
  number: number,
): Field<DecodedKind<K> | undefined, InputKind<K>> {
  return { number, kind, rule: 'optional', oneof };
}

export function repeated<K extends Kind>(kind: K, number: number): Field<DecodedKind<K>[], readonly InputKind<K>[]> {
  return { number, kind, rule: 'repeated' };
}

/** Keys are strings. */
export function map<K extends Kind>(
  kind: K,
  number: number,
): Field<Record<string, DecodedKind<K>>, Readonly<Record<string, InputKind<K>>>> {
  return { number, kind, rule: 'map' };
}
