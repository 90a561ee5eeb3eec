// Secrets of the catalogue: planted in configurations, found in state and in the sandbox, and searched for in what is said.
import type { Store } from '../../src/sandbox/index.ts';
import type { Block } from '../../src/terraform/testing/index.ts';
import type { SchemaAttribute, SchemaAttributes } from '../../src/terraform/testing/schema.ts';

/** A value that is a good password, and that JSON and addresses write differently; nothing breaks its line. */
export const canary = (label: string) => `Canary-1"\\/é?&${label}`;

type Planted = { [name: string]: Block['body'][string] };

/** What state has is marked as sensitive; what it never has is write-only. */
export const isSecret = ({ sensitive, writeOnly }: Pick<SchemaAttribute, 'sensitive' | 'writeOnly'>) =>
  sensitive || writeOnly;

/** The blocks of resources with a canary for every text that their schemas call sensitive. */
export function plantIn(
  schemas: { readonly [type: string]: SchemaAttributes },
  blocks: readonly Block[],
  label: string,
): Block[] {
  return blocks.map((block) => {
    const attributes = block.mode === 'resource' ? schemas[block.type] : undefined;
    return attributes ? { ...block, body: plantCanaries(attributes, block.body, label) } : block;
  });
}

/** The body with a canary for every text that the schema calls sensitive, however deep. */
function plantCanaries(attributes: SchemaAttributes, body: Block['body'], label: string): Planted {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const here = `${label}.${name}`;
      const attribute = attributes[name];
      if (attribute && isSecret(attribute)) return [name, replaceTexts(value, here)];
      return [name, attribute?.nested ? plantInside(attribute.nested.attributes, value, here) : value];
    }),
  );
}

function plantInside(attributes: SchemaAttributes, value: Planted[string], label: string): Planted[string] {
  if (Array.isArray(value)) return value.map((one, index) => plantInside(attributes, one, `${label}.${index}`));
  if (typeof value !== 'object' || value === null) return value;
  return plantCanaries(attributes, value as Block['body'], label);
}

function replaceTexts(value: Planted[string], label: string): Planted[string] {
  // An address stays one, so that nobody refuses it.
  if (typeof value === 'string') return /^https?:/.test(value) ? `${value}/${canary(label)}` : canary(label);
  if (Array.isArray(value)) return value.map((one, index) => replaceTexts(one, `${label}.${index}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaceTexts(one, `${label}.${name}`)]));
}

/** Paths of all sensitive attributes of a schema. */
export function sensitiveIn(attributes: SchemaAttributes, path = ''): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    if (isSecret(attribute)) return [path + name];
    const { nested } = attribute;
    return nested ? sensitiveIn(nested.attributes, `${path}${name}.`) : [];
  });
}

/** Texts in a value or a body at sensitive attributes, with the path of the attribute. */
export function sensitiveTexts(attributes: SchemaAttributes, value: object, path = ''): [string, string][] {
  return Object.entries(attributes).flatMap(([name, attribute]): [string, string][] => {
    const inside: unknown = (value as { [name: string]: unknown })[name];
    if (isSecret(attribute)) return valuesIn(inside).map((text) => [path + name, text]);
    const { nested } = attribute;
    if (!nested || typeof inside !== 'object' || inside === null) return [];
    const all =
      nested.nesting === 'SINGLE' ? [inside] : inside instanceof Map ? [...inside.values()] : Object.values(inside);
    return all.flatMap((one: object) => sensitiveTexts(nested.attributes, one, `${path}${name}.`));
  });
}

const secretField = /^(secret|token|inviteLink|passwordHash|spCertificate)$/;

/** Secrets that the sandbox made or keeps; those of integrations are whatever it was sent. */
export function secretsHeld({ apiTokens, personalTokens, signupTokens, accounts, settings }: Store): string[] {
  const links = [...signupTokens.values()].map(({ url }) => url ?? '');
  return [
    ...apiTokens.keys(),
    ...personalTokens.keys(),
    ...signupTokens.keys(),
    ...links,
    ...fieldsOf([accounts, settings]),
  ];
}

function fieldsOf(value: unknown): string[] {
  if (value instanceof Map) return [...value.values()].flatMap(fieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    typeof field === 'string' ? (secretField.test(name) ? [field] : []) : fieldsOf(field),
  );
}

function valuesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Map) return [...value.values()].flatMap(valuesIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [];
}

/** Every text in a value, names of fields included. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Map) return [...value].flatMap(textsIn);
  if (value instanceof Error) return [value.message, ...textsIn(value.cause)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => [name, ...textsIn(field)]);
}

/** Secrets that are in a text: plain, as in JSON, or as in an address. Shorter ones than 4 characters are none. */
export function findLeaks(secrets: Iterable<string>, said: readonly unknown[]): { secret: string; text: string }[] {
  const forms = [...secrets]
    .filter((secret) => secret.trim().length >= 4)
    .map((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)] as const);
  return [...new Set(said.flatMap(textsIn))].flatMap((text) => {
    const leaked = forms.find((all) => all.some((form) => text.includes(form)));
    return leaked ? [{ secret: leaked[0], text }] : [];
  });
}
