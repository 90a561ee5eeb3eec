// A short text that changes with whatever it is made of.
import { createHash } from 'node:crypto';

/** 64 bits in hexadecimal digits: enough to tell the grants of one instance apart, and short enough for a table. */
export const fingerprint = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
