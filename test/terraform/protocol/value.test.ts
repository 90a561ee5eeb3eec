/** Values as msgpack: the shapes that Terraform sends, what goes back, and bytes that nobody should send. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CtyType,
  Decimal,
  DynamicPseudo,
  decodeDynamicValue,
  decodeValue,
  encodeDynamicValue,
  encodeValue,
  ProtocolError,
  sameValue,
  type Value,
} from '../../../src/terraform/protocol/index.ts';
import { anyType, typedValue } from '../../../workshop/fuzz/arbitraries.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const ascii = (text: string) => Buffer.from(text).toString('hex');

describe('what Terraform sends', () => {
  test.each<[string, CtyType, string, Value]>([
    ['null', 'string', 'c0', null],
    ['an unknown without refinement', 'string', 'd4 00 00', undefined],
    ['an unknown that is not null', 'string', 'c7 03 0c 81 01 c2', undefined],
    ['an unknown with a prefix', 'string', `c7 09 0c 82 01 c2 02 a4 ${ascii('pre-')}`, undefined],
    ['an unknown of length 0', 'string', 'c7 00 00', undefined],
    ['an unknown with 16 bits of length', 'string', 'c8 00 01 0c 80', undefined],
    ['an unknown with 32 bits of length', 'string', 'c9 00 00 00 01 0c 80', undefined],
    ['an unknown list', ['list', 'string'], 'd4 00 00', undefined],
    ['5', 'number', '05', 5],
    ['-5', 'number', 'fb', -5],
    ['200', 'number', 'cc c8', 200],
    ['-200', 'number', 'd1 ff 38', -200],
    ['2^32', 'number', 'cf 00 00 00 01 00 00 00 00', 4294967296],
    ['2^53 + 1', 'number', 'd3 00 20 00 00 00 00 00 01', 9007199254740993n],
    ['-2^53 - 1', 'number', 'd3 ff df ff ff ff ff ff ff', -9007199254740993n],
    ['1.5', 'number', 'cb 3f f8 00 00 00 00 00 00', 1.5],
    ['1.5 as a float32', 'number', 'ca 3f c0 00 00', 1.5],
    ['2^65 as a double', 'number', 'cb 44 00 00 00 00 00 00 00', 36893488147419103232n],
    ['infinity', 'number', 'cb 7f f0 00 00 00 00 00 00', Number.POSITIVE_INFINITY],
    ['0.1', 'number', `a3 ${ascii('0.1')}`, 0.1],
    ['2^64 - 1', 'number', `b4 ${ascii('18446744073709551615')}`, 18446744073709551615n],
    ['1e400', 'number', `a5 ${ascii('1e400')}`, new Decimal('1e400')],
    ['true', 'bool', 'c3', true],
    ['a string with a byte order mark', 'string', `a4 efbbbf 61`, '\ufeffa'],
    ['a long string', 'string', `d9 20 ${ascii('x'.repeat(32))}`, 'x'.repeat(32)],
    ['a list', ['list', 'string'], `93 a1 62 c0 d4 00 00`, ['b', null, undefined]],
    ['a tuple', ['tuple', ['string', 'number']], '92 a1 61 01', ['a', 1]],
    ['a map', ['map', 'number'], `81 a9 ${ascii('__proto__')} 01`, new Map([['__proto__', 1]])],
    ['null in dynamic', 'dynamic', 'c0', null],
    ['wholly unknown dynamic', 'dynamic', 'd4 00 00', undefined],
    ['a dynamic number', 'dynamic', `92 c4 08 ${ascii('"number"')} 01`, new DynamicPseudo('number', 1)],
    [
      'unknown of a known type',
      'dynamic',
      `92 c4 08 ${ascii('"string"')} d4 00 00`,
      new DynamicPseudo('string', undefined),
    ],
  ])('%s', (_what, type, bytes, value) => {
    expect(decodeValue(type, hex(bytes))).toStrictEqual(value);
  });

  test('an object has no prototype, so that any attribute name is safe', () => {
    const type: CtyType = ['object', JSON.parse('{ "__proto__": "string", "a": "bool" }')];
    const value = decodeValue(type, hex(`82 a1 61 c2 a9 ${ascii('__proto__')} a1 78`)) as { [name: string]: Value };
    expect(Object.getPrototypeOf(value)).toBe(null);
    expect(Object.entries(value)).toEqual([
      ['a', false],
      ['__proto__', 'x'],
    ]);
  });
});

describe('what goes back', () => {
  test.each<[string, CtyType, Value, string]>([
    ['unknown', 'string', undefined, 'd4 00 00'],
    ['an integer as text', 'number', 5, 'a1 35'],
    ['a fraction as text', 'number', 0.1, `a3 ${ascii('0.1')}`],
    ['a bigint as text', 'number', 2n ** 64n, `b4 ${ascii('18446744073709551616')}`],
    ['a Decimal as its text', 'number', new Decimal('1e400'), `a5 ${ascii('1e400')}`],
    ['infinity', 'number', Number.NEGATIVE_INFINITY, 'cb ff f0 00 00 00 00 00 00'],
    ['a lone surrogate as a replacement', 'string', 'a\ud800', 'a4 61 ef bf bd'],
    ['a letter beyond ASCII, by the bytes that it takes', 'string', 'é', 'a2 c3 a9'],
    ['31 characters that take 32 bytes', 'string', `${'a'.repeat(30)}é`, `d9 20 ${ascii('a'.repeat(30))} c3 a9`],
    ['64 characters', 'string', 'a'.repeat(64), `d9 40 ${ascii('a'.repeat(64))}`],
    ['65 characters', 'string', 'a'.repeat(65), `d9 41 ${ascii('a'.repeat(65))}`],
    ['a key beyond ASCII', ['map', 'bool'], new Map([['é', true]]), '81 a2 c3 a9 c3'],
    [
      'every attribute of an object',
      ['object', { a: 'string', b: 'bool' }],
      { b: true, a: null },
      '82 a1 61 c0 a1 62 c3',
    ],
  ])('%s', (_what, type, value, bytes) => {
    expect(Buffer.from(encodeValue(type, value)).toString('hex')).toBe(bytes.replaceAll(' ', ''));
  });

  test.each<[string, CtyType, unknown, string]>([
    [
      'a missing attribute',
      ['object', { a: ['list', ['object', { b: 'string' }]] }],
      { a: [{}] },
      'a[0].b: a value is missing',
    ],
    ['a surplus attribute', ['object', { a: 'string' }], { a: 'x', c: 'y' }, 'c: the schema has no such attribute'],
    ['another type', ['object', { a: 'number' }], { a: 'secret' }, 'a: expected number, got a string'],
    ['a plain object for a map', ['map', 'string'], {}, 'expected map of string, got an object'],
    ['a Map for an object', ['object', {}], new Map(), 'expected object, got a Map'],
    ['a tuple of another length', ['tuple', ['bool']], [], 'expected tuple, got an array of 0'],
    ['NaN', ['map', 'number'], new Map([['a', Number.NaN]]), '["a"]: NaN is not a Terraform number'],
    ['an untyped value for dynamic', ['set', 'dynamic'], ['x'], '[*]: expected dynamic, got a string'],
    ['a Date', ['object', {}], new Date(), 'expected object, got an object'],
  ])('refuses %s and says where', (_what, type, value, message) => {
    const attempt = () => encodeValue(type, value as Value);
    expect(attempt).toThrow(ProtocolError);
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow('secret');
  });
});

test('every value of every type survives', () => {
  fc.assert(
    fc.property(typedValue, ([type, value]) => {
      const back = decodeValue(type, encodeValue(type, value));
      expect(isDeepStrictEqual(back, value)).toBe(true);
      expect(sameValue(type, back, value)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('long strings, lists and maps survive each form of length', () => {
  for (const length of [0, 15, 16, 31, 32, 255, 256, 65_535, 65_536]) {
    const list = Array.from({ length }, () => true);
    const map = new Map(list.map((one, index) => [String(index), one]));
    expect(decodeValue(['list', 'bool'], encodeValue(['list', 'bool'], list))).toHaveLength(length);
    expect((decodeValue(['map', 'bool'], encodeValue(['map', 'bool'], map)) as typeof map).size).toBe(length);
    expect(decodeValue('string', encodeValue('string', 'x'.repeat(length)))).toHaveLength(length);
  }
});

describe('hostile bytes', () => {
  const only = (type: CtyType, bytes: Uint8Array) => {
    try {
      decodeValue(type, bytes);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  };

  test('random bytes give a value or a ProtocolError', () => {
    fc.assert(
      fc.property(anyType, fc.uint8Array({ maxLength: 60 }), (type, bytes) => only(type, bytes)),
      { numRuns: 5000 },
    );
  });

  test('changed bytes of real values give a value or a ProtocolError', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat());
    fc.assert(
      fc.property(typedValue, change, ([type, value], [at, byte, cut]) => {
        const bytes = Uint8Array.from(encodeValue(type, value));
        bytes[at % bytes.length] = byte;
        only(type, bytes.subarray(0, bytes.length - (cut % 3)));
      }),
      { numRuns: 5000 },
    );
  });

  test.each<[string, CtyType, string, string]>([
    ['nothing', 'string', '', 'cut short'],
    ['a string of 4 GiB', 'string', 'db ff ff ff ff', 'a length of 4294967295 is more than the message holds'],
    ['a list of 2^32 nulls', ['list', 'string'], 'dd ff ff ff ff c0', 'more than the message holds'],
    ['a map of 2^32', ['map', 'string'], 'df ff ff ff ff', 'more than the message holds'],
    ['an extension of 4 GiB', 'string', 'c9 ff ff ff ff 00', 'more than the message holds'],
    ['invalid UTF-8', 'string', 'a1 ff', 'not valid UTF-8'],
    ['more than a value', 'string', 'c0 c0', 'bytes follow the value: 1'],
    ['NaN', 'number', 'cb 7f f8 00 00 00 00 00 00', 'NaN is not a Terraform number'],
    ['text for a number', 'number', 'a1 78', 'not a decimal number'],
    ['a missing attribute', ['object', { a: 'bool' }], '80', 'a: the attribute is missing'],
    ['a surplus attribute', ['object', {}], '81 a1 61 c0', 'a: the schema has no such attribute'],
    [
      'an attribute twice',
      ['object', { a: 'bool', b: 'bool' }],
      '82 a1 61 c0 a1 61 c0',
      'a: the attribute comes twice',
    ],
    ['a key twice', ['map', 'bool'], '82 a1 61 c0 a1 61 c0', '["a"]: the key comes twice'],
    ['a tuple of another length', ['list', ['tuple', ['bool']]], '91 92 c2 c2', '[0]: expected 1 elements, got 2'],
    ['a dynamic without type', 'dynamic', '92 c4 01 78 01', 'a type must be JSON text'],
    ['a dynamic of a bad type', 'dynamic', `92 c4 06 ${ascii('["x",1]').slice(0, 12)} 01`, 'a type must be JSON text'],
    ['an array for a string', ['map', 'string'], '81 a1 61 90', '["a"]: expected string, got msgpack 0x90'],
    [
      'an attribute missing far inside',
      ['object', { a: ['list', ['map', ['set', ['object', { b: 'bool' }]]]] }],
      '81 a1 61 91 81 a1 6b 91 80',
      'a[0]["k"][*].b: the attribute is missing',
    ],
  ])('%s is refused', (_what, type, bytes, message) => {
    expect(() => decodeValue(type, hex(bytes))).toThrow(ProtocolError);
    expect(() => decodeValue(type, hex(bytes))).toThrow(message);
  });

  test('a type that nests without end is refused', () => {
    const deep = Buffer.from(`${'["list",'.repeat(50_000)}"string"${']'.repeat(50_000)}`);
    const bytes = Buffer.concat([hex('92 c6'), hex(deep.length.toString(16).padStart(8, '0')), deep, hex('c0')]);
    expect(() => decodeValue('dynamic', bytes)).toThrow(ProtocolError);
  });

  test('dynamic values inside one another without end are refused', () => {
    const level = hex(`92 c4 12 ${ascii('["list","dynamic"]')} 91`);
    const bytes = Buffer.concat([...Array.from({ length: 20_000 }, () => level), hex('c0')]);
    expect(() => decodeValue('dynamic', bytes)).toThrow('may not nest deeper');
  });

  test('a number with a short but enormous exponent costs nothing', () => {
    expect(decodeValue('number', encodeValue('string', '1e999999999'))).toStrictEqual(new Decimal('1e999999999'));
    expect(() => decodeValue('number', encodeValue('string', '1e9999999999'))).toThrow('not a decimal number');
  });
});

describe('a dynamic value', () => {
  test('absent or empty is null', () => {
    expect(decodeDynamicValue('string', undefined)).toBe(null);
    expect(decodeDynamicValue('string', {})).toBe(null);
    expect(decodeDynamicValue('string', { msgpack: new Uint8Array(), json: new Uint8Array() })).toBe(null);
  });

  test('is read from msgpack or JSON and written as msgpack', () => {
    expect(decodeDynamicValue('string', encodeDynamicValue('string', 'x'))).toBe('x');
    expect(decodeDynamicValue(['list', 'number'], { json: Buffer.from('[1, "0.1"]') })).toEqual([1, 0.1]);
    expect(encodeDynamicValue('string', 'x')).toEqual({ msgpack: Uint8Array.of(0xa1, 0x78) });
  });
});
