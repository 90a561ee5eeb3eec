/** Numbers without loss. */
import { expect, test } from 'vitest';
import { canonicalNumber, Decimal, numberFromText } from '../../../src/terraform/protocol/decimal.ts';
import { ProtocolError } from '../../../src/terraform/protocol/index.ts';

test.each<[string, number | bigint | Decimal]>([
  ['0', 0],
  ['-0', 0],
  ['0.000', 0],
  ['5', 5],
  ['+5', 5],
  ['05.50', 5.5],
  ['0.1', 0.1],
  ['1e-7', 1e-7],
  ['1E3', 1000],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 9007199254740992n],
  ['-9007199254740993', -9007199254740993n],
  ['1e30', 10n ** 30n],
  ['1e308', new Decimal('1e308')],
  ['1e400', new Decimal('1e400')],
  ['1e-400', new Decimal('1e-400')],
  ['0.1000000000000000055511151231257827', new Decimal('0.1000000000000000055511151231257827')],
])('%s is held as simply as is exact', (text, value) => {
  expect(numberFromText(text)).toStrictEqual(value);
});

test.each(['', ' ', 'x', '1,5', '0x10', '.', '.5', 'e5', 'NaN', 'Infinity', '1e', '--1', '1_000'])(
  '%j is not a number',
  (text) => {
    expect(() => numberFromText(text)).toThrow(ProtocolError);
    expect(() => new Decimal(text)).toThrow(ProtocolError);
  },
);

test('equal numbers have one canonical text, however they are held', () => {
  const ones = [1, 1n, new Decimal('1.00'), new Decimal('10e-1'), new Decimal('+0.1e1')];
  expect(new Set(ones.map(canonicalNumber))).toEqual(new Set(['1e0']));
  expect(canonicalNumber(-0)).toBe(canonicalNumber(0));
});

test('a hundred thousand digits are read at once', () => {
  expect(numberFromText(`1${'0'.repeat(100_000)}1`)).toBeInstanceOf(Decimal);
  expect(numberFromText(`0.${'0'.repeat(100_000)}1`)).toBeInstanceOf(Decimal);
});
