// Identifiers that follow from what they are of: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5
import { createHash } from 'node:crypto';

/** Of this project: everything below hangs on it. */
const namespace = Buffer.from('6f1c1f0e5a9a5c3e9d0b7b0d7e0c5a11', 'hex');

/** The same parts give the same one. */
export function uuidOf(...parts: readonly string[]): string {
  const hash = createHash('sha1').update(namespace).update(JSON.stringify(parts)).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
