// Keep secrets out of everything that people read: logs, errors and paths.

import { printable } from '../text/index.ts';

const MASK = '***';

/** Shorter values are not masked inside other text: they would shred every message and protect nothing. */
const SHORTEST_SECRET = 4;

/**
 * Whoever has an invite link or the one to reset a password has the account. A `url` is where an integration delivers or an invite link leads, and carries the right to do so. The template of an
 * integration's messages is free text. What SAML calls `spCertificate` is the private one that requests are signed with.
 */
const SECRET_NAME =
  /(password|passwd|secret|authorization|credentials?|api-?key|private-?key|license-?key|custom-?headers|body-?template|invite-?link|reset-?password-?url|sp-?certificate|cookie|^alias|^url|token|assertion)$/i;

/** Whether a field, header or path parameter of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Which of its parameters are secret, only the kind of an integration knows, and servers may have kinds of their own. */
function holdsSecret(name: string, owner: object): boolean {
  return isSecretName(name) || (name === 'parameters' && 'provider' in owner);
}

/** Every secret string in a request body. */
export function collectSecrets(value: unknown, secret = false): string[] {
  if (typeof value === 'string') return secret ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => collectSecrets(field, secret || holdsSecret(name, value)));
}

/** No answer of Unleash nests deeper; the stack would not hold one that nests without end. */
export const DEEPEST = 100;

/** A copy with secret fields masked, every other string scrubbed, and nothing of what nests too deep. */
export function redact(value: unknown, scrub: (text: string) => string, secret = false, depth = 0): unknown {
  if (depth > DEEPEST) return MASK;
  if (typeof value === 'string') return secret ? MASK : scrub(value);
  if (Array.isArray(value)) return value.map((item) => redact(item, scrub, secret, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      scrub(name),
      redact(field, scrub, secret || holdsSecret(name, value), depth + 1),
    ]),
  );
}

/** The user and the password of an address, wherever one stands in a text. */
const CREDENTIALS = /(\b[a-z][a-z0-9+.-]{0,30}:[/\\]{2,})[^\s/\\?#"'<>]*@/gi;

/**
 * A function that makes a text from outside fit to be shown. It masks these secrets wherever they occur, plain, inside JSON
 * or inside a URL, and what addresses say of users and passwords; what a terminal would act upon is left out.
 */
export function createScrubber(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .map((secret) => secret.trim())
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '')),
    ]);
  const longestFirst = [...new Set(forms.flatMap((form) => [form, printable(form)]))]
    .filter((form) => form.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
  const mask = (text: string) => longestFirst.reduce((rest, form) => rest.replaceAll(form, MASK), text);
  // Masked once more: what was left out may have stood in the middle of a secret.
  return (text) => mask(printable(mask(text))).replace(CREDENTIALS, `$1${MASK}@`);
}

/** Where a redirect leads, without what follows the path, and without user and password in whatever way they are written. */
export function readableLocation(location: string, scrub: (text: string) => string): string {
  const [address = ''] = scrub(location).trim().split(/[?#]/);
  return address.replace(/^([a-z][a-z0-9+.-]*:)?([/\\]*)[^/\\]*@/i, `$1$2${MASK}@`);
}

/**
 * A text from outside, scrubbed and cut to `length`; undefined for a web page and for broken JSON. Secrets in broken
 * JSON cannot be told by their names, and its end may be the beginning of one.
 */
export function readableText(text: string, length: number, scrub: (text: string) => string): string | undefined {
  if (isHtml(text) || /^\s*[{["]/.test(text)) return undefined;
  return scrub(text).replace(/\s+/g, ' ').trim().slice(0, length) || undefined;
}

export function isHtml(text: string): boolean {
  return /^\s*<(!doctype|html|head|body)/i.test(text);
}

/** The path of an operation with its parameters filled in and the secret ones masked. */
export function redactPath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{([^}]+)\}/g, (placeholder, name: string) => {
    const value = parameters[name];
    if (isSecretName(name)) return MASK;
    return value === undefined || value === null ? placeholder : encodeURIComponent(String(value));
  });
}
