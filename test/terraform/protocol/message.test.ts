/** The protobuf codec. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { integer } from '../../../src/terraform/protocol/decimal.ts';
import { ProtocolError } from '../../../src/terraform/protocol/index.ts';
import { decodeMessage } from '../../../src/terraform/protocol/protobuf/decode-message.ts';
import { encodeMessage } from '../../../src/terraform/protocol/protobuf/encode-message.ts';
import * as p from '../../../src/terraform/protocol/protobuf/message.ts';
import { providerService } from '../../../src/terraform/protocol/tfplugin6/index.ts';

const Color = p.enumeration('Color', { RED: 0, BLUE: 2 });
const Inner = p.message('Inner', { text: p.string(1), number: p.int64(2) });
const Outer = p.message('Outer', {
  text: p.string(1),
  data: p.bytes(2),
  flag: p.bool(3),
  number: p.int64(4),
  color: p.oneValueOf(Color, 5),
  inner: p.optional(Inner, 6),
  maybe: p.optional('int64', 7),
  texts: p.repeated('string', 8),
  inners: p.repeated(Inner, 9),
  names: p.map('string', 10),
  byName: p.map(Inner, 11),
  either: p.oneOf('choice', 'string', 12),
  small: p.int32(13),
});
const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const empty = decodeMessage(Outer, new Uint8Array());

test('nothing decodes to defaults', () => {
  expect(empty).toEqual({
    text: '',
    data: new Uint8Array(),
    flag: false,
    number: 0,
    color: 0,
    inner: undefined,
    maybe: undefined,
    texts: [],
    inners: [],
    names: {},
    byName: {},
    either: undefined,
    small: 0,
  });
});

// Bytes as the encoding guide of protobuf gives them.
test.each<[string, p.Input<typeof Outer>, string]>([
  ['a varint of two bytes', { number: 150 }, '20 96 01'],
  ['the largest varint of four bytes', { number: 2 ** 28 - 1 }, '20 ff ff ff 7f'],
  ['the smallest varint of five bytes', { number: 2 ** 28 }, '20 80 80 80 80 01'],
  ['a string', { text: 'testing' }, '0a 07 74 65 73 74 69 6e 67'],
  ['a negative number', { number: -2 }, '20 fe ff ff ff ff ff ff ff ff 01'],
  ['the largest number', { number: 2n ** 63n - 1n }, '20 ff ff ff ff ff ff ff ff 7f'],
  ['a message', { inner: { number: 150 } }, '32 03 10 96 01'],
  ['an empty message', { inner: {} }, '32 00'],
  ['defaults that are not written', { text: '', number: 0, flag: false, data: new Uint8Array() }, ''],
  ['a default that is written', { maybe: 0, either: '' }, '38 00 62 00'],
  ['a map', { names: { a: 'b' } }, '52 06 0a 01 61 12 01 62'],
  ['an enumeration', { color: Color.values.BLUE }, '28 02'],
])('%s', (_what, value, bytes) => {
  expect(Buffer.from(encodeMessage(Outer, value)).toString('hex')).toBe(bytes.replaceAll(' ', ''));
  expect(encodeMessage(Outer, decodeMessage(Outer, hex(bytes)) as p.Input<typeof Outer>)).toEqual(hex(bytes));
});

test('every message survives', () => {
  const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(integer);
  const text = fc.string({ unit: 'grapheme' });
  const inner = fc.record({ text, number: int64 });
  const value = fc.record({
    text,
    data: fc.uint8Array(),
    flag: fc.boolean(),
    number: int64,
    color: fc.constantFrom(...Object.values(Color.values)),
    inner: fc.option(inner, { nil: undefined }),
    maybe: fc.option(int64, { nil: undefined }),
    texts: fc.array(text),
    inners: fc.array(inner),
    names: fc.dictionary(text, text, { noNullPrototype: false }),
    byName: fc.dictionary(text, inner, { noNullPrototype: false }),
    either: fc.option(text, { nil: undefined }),
    small: fc.integer(),
  });
  fc.assert(
    fc.property(value, (one) => {
      expect(decodeMessage(Outer, encodeMessage(Outer, one))).toEqual(one);
    }),
  );
});

test('a map key may be any name', () => {
  const byName = JSON.parse('{ "__proto__": { "text": "x", "number": 1 } }');
  const decoded = decodeMessage(Outer, encodeMessage(Outer, { byName }));
  expect(Object.getPrototypeOf(decoded.byName)).toBe(null);
  expect(Object.entries(decoded.byName)).toEqual([['__proto__', { text: 'x', number: 1 }]]);
});

test('a map entry may leave its key or its value out', () => {
  expect(decodeMessage(Outer, hex('52 00')).names).toEqual({ '': '' });
  expect(decodeMessage(Outer, hex('5a 03 0a 01 61')).byName).toEqual({ a: { text: '', number: 0 } });
});

test('fields of newer protocols are skipped, whatever their wire type', () => {
  const unknown = 'f8 07 96 01  f9 07 0102030405060708  fa 07 02 aabb  fd 07 01020304';
  expect(decodeMessage(Outer, hex(`${unknown} 18 01 ${unknown}`))).toEqual({ ...empty, flag: true });
});

test('a known field of another wire type is skipped', () => {
  expect(decodeMessage(Outer, hex('08 05 18 01'))).toEqual({ ...empty, flag: true });
});

describe('bad input', () => {
  test.each<[string, unknown, string]>([
    ['a number for a string', { text: 5 }, 'Outer.text: expected a string'],
    ['a string for bytes', { data: 'x' }, 'Outer.data: expected bytes'],
    ['a fraction', { number: 1.5 }, 'Outer.number: expected an integer of at most 64 bits'],
    ['a number beyond 64 bits', { number: 2n ** 64n }, 'Outer.number: expected an integer of at most 64 bits'],
    ['one for many', { inners: { text: 'x' } }, 'Outer.inners: expected an array'],
    [
      'a fault deep inside',
      { byName: { a: { text: null, number: 'x' } } },
      'Outer.byName: Inner.number: expected an integer',
    ],
  ])('%s is refused with the name of the field', (_what, value, message) => {
    expect(() => encodeMessage(Outer, value as p.Input<typeof Outer>)).toThrow(message);
  });

  test.each<[string, string, string]>([
    ['a length beyond the end', '0a ff ff ff ff 0f', 'cut short'],
    ['a length of 2^63', '0a ff ff ff ff ff ff ff ff 7f', 'cut short'],
    ['half a varint', '20 96', 'cut short'],
    ['an endless varint', `20 ${'ff '.repeat(20)}`, 'longer than 10 bytes'],
    ['invalid UTF-8', '0a 01 ff', 'not valid UTF-8'],
    ['a group', '0b', 'wire type 3'],
  ])('%s is refused', (_what, bytes, message) => {
    expect(() => decodeMessage(Outer, hex(bytes))).toThrow(ProtocolError);
    expect(() => decodeMessage(Outer, hex(bytes))).toThrow(message);
  });

  test('messages inside one another without end are refused', () => {
    const Nest: p.MessageType<unknown, unknown> = p.message('Nest', { nest: p.optional(() => Nest, 1) });
    let bytes = Buffer.alloc(0);
    for (let level = 0; level < 1000; level += 1) {
      const length =
        bytes.length < 128 ? Buffer.of(bytes.length) : Buffer.of((bytes.length & 127) | 128, bytes.length >> 7);
      bytes = Buffer.concat([Buffer.of(0x0a), length, bytes]);
    }
    expect(() => decodeMessage(Nest, bytes)).toThrow('may not nest deeper');
  });

  test('random and changed bytes give a message or a ProtocolError', () => {
    const kinds = Object.values(providerService).flatMap<p.AnyMessage>(({ request, response }) => [request, response]);
    const sample = encodeMessage(providerService.PlanResourceChange.request, {
      type_name: 'a_thing',
      prior_state: { msgpack: Uint8Array.of(0xc0) },
      client_capabilities: { deferral_allowed: true },
    });
    const changed = fc.tuple(fc.nat(sample.length - 1), fc.nat(255)).map(([at, byte]) => sample.with(at, byte));
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 80 }), changed);
    fc.assert(
      fc.property(fc.constantFrom(...kinds), bytes, (kind, one) => {
        try {
          decodeMessage(kind, one);
        } catch (error) {
          if (!(error instanceof ProtocolError)) throw error;
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
