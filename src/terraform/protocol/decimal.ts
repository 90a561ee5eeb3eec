/** Terraform numbers without loss: text to the simplest exact JavaScript number and back. */
import { ProtocolError } from './protocol-error.ts';

/** A number that neither `number` nor `bigint` can hold exactly, as the text that Terraform wrote. */
export class Decimal {
  readonly text: string;

  constructor(text: string) {
    parts(text);
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

const pattern = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

/** Longer integers stay text: a short exponent could otherwise ask for gigabytes of digits. */
const maxBigIntDigits = 308;

function parts(text: string): { sign: string; digits: string; exponent: number } {
  const match = pattern.exec(text);
  // The text may be a secret that is in the wrong place.
  if (!match) throw new ProtocolError('the text is not a decimal number');
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const all = (whole + fraction).replace(/^0+/, '');
  const digits = trimZeros(all);
  if (digits === '') return { sign: '', digits: '0', exponent: 0 };
  return {
    sign: sign === '-' ? '-' : '',
    digits,
    exponent: Number(exponent) - fraction.length + (all.length - digits.length),
  };
}

// A regular expression for trailing zeros takes quadratic time on hostile digits.
function trimZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

/** One spelling for every way to write a number, so that equal numbers have equal texts. */
export function canonicalNumber(value: number | bigint | Decimal): string {
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return String(value);
  const { sign, digits, exponent } = parts(String(value));
  return `${sign}${digits}e${exponent}`;
}

/**
 * The simplest exact form: `number`, else `bigint`, else `Decimal`.
 * @throws ProtocolError when the text is not a decimal number.
 */
export function numberFromText(text: string): number | bigint | Decimal {
  const { sign, digits, exponent } = parts(text);
  if (exponent >= 0) {
    if (digits.length + exponent > maxBigIntDigits) return new Decimal(text);
    return integer(BigInt(sign + digits) * 10n ** BigInt(exponent));
  }
  const near = Number(text);
  const exact = Number.isFinite(near) && canonicalNumber(near) === `${sign}${digits}e${exponent}`;
  return exact ? near : new Decimal(text);
}

/**
 * A double as it arrives. Terraform takes two numbers for equal when their shortest texts are, each at its own
 * precision, so that the double nearest to 0.1 and the decimal 0.1 are the same number, and 0.1 is what goes back.
 */
export function numberFromFloat(value: number): number | bigint {
  if (Number.isNaN(value)) throw new ProtocolError('NaN is not a Terraform number');
  return Number.isInteger(value) ? integer(BigInt(value)) : value;
}

/** `number` where that is exact. */
export function integer(whole: bigint): number | bigint {
  return whole >= Number.MIN_SAFE_INTEGER && whole <= Number.MAX_SAFE_INTEGER ? Number(whole) : whole;
}
