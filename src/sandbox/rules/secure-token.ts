// Secrets that are shown once: `v2_<selector>_<secret>`, of which servers keep the selector and something to check the rest by.
import { randomBytes } from 'node:crypto';

interface SecureToken {
  readonly secret: string;
  readonly selector: string;
}

/** @param prefix what comes before it, such as `shop:production.` */
export function createSecureToken(prefix: string): SecureToken {
  const selector = randomBytes(16).toString('base64url');
  return { secret: `${prefix}v2_${selector}_${randomBytes(32).toString('base64url')}`, selector };
}

/** The selector in a secret, or that is one; undefined for what names no secure token. */
export function selectorIn(text: string): string | undefined {
  return /\.v2_([\w-]{22})_[\w-]{43}$/.exec(text)?.[1] ?? /^[\w-]{22}$/.exec(text)?.[0];
}
