/** Random types, and values of them, for property tests. */
import fc from 'fast-check';
import { numberFromText } from '../../src/terraform/protocol/decimal.ts';
import { type CtyType, DynamicPseudo, type Value } from '../../src/terraform/protocol/index.ts';

const names = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'id', 'a b', ''), fc.string({ maxLength: 8 }));

export const anyType: fc.Arbitrary<CtyType> = fc.letrec<{ type: CtyType }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<CtyType>('string', 'number', 'bool', 'dynamic'),
    fc.tuple(fc.constantFrom('list' as const, 'set' as const, 'map' as const), tie('type')),
    fc
      .uniqueArray(fc.tuple(names, tie('type')), { maxLength: 4, selector: ([name]) => name })
      .map((entries): CtyType => ['object', nullPrototype(entries)]),
    fc.array(tie('type'), { maxLength: 4 }).map((types): CtyType => ['tuple', types]),
  ),
})).type;

const digits = fc.stringMatching(/^[1-9][0-9]{0,40}$/);

const anyNumber: fc.Arbitrary<Value> = fc
  .oneof(
    fc.maxSafeInteger().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    digits,
    fc.tuple(digits, digits).map(([whole, fraction]) => `-${whole}.${fraction}`),
    fc.tuple(digits, fc.integer({ min: -5000, max: 5000 })).map(([whole, exponent]) => `${whole}e${exponent}`),
  )
  .map(numberFromText);

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

export function anyValueOf(type: CtyType): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 1, arbitrary: fc.constantFrom(null, undefined) }, { weight: 6, arbitrary: known(type) });
}

function known(type: CtyType): fc.Arbitrary<Value> {
  if (type === 'string') return text;
  if (type === 'number') return anyNumber;
  if (type === 'bool') return fc.boolean();
  if (type === 'dynamic') {
    return fc
      .constantFrom<CtyType>('string', 'number', ['list', 'bool'], ['object', nullPrototype([['a', 'string']])])
      .chain((own) => known(own).map((value) => new DynamicPseudo(own, value)));
  }
  const [kind, inner] = type;
  if (kind === 'tuple') return fc.tuple(...inner.map(anyValueOf));
  if (kind === 'object') {
    const entries = Object.entries(inner).map(([name, one]) => anyValueOf(one).map((value) => [name, value] as const));
    return fc.tuple(...entries).map(nullPrototype);
  }
  if (kind === 'map')
    return fc.array(fc.tuple(text, anyValueOf(inner)), { maxLength: 5 }).map((entries) => new Map(entries));
  return fc.array(anyValueOf(inner), { maxLength: 20 });
}

export const typedValue = anyType.chain((type) => fc.tuple(fc.constant(type), anyValueOf(type)));

function nullPrototype<T>(entries: readonly (readonly [string, T])[]): { [name: string]: T } {
  const made: { [name: string]: T } = Object.create(null);
  for (const [name, value] of entries) made[name] = value;
  return made;
}
