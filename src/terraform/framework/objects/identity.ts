// What names one object: its identity, and the import id in which a person writes it.
import type { CtyType, ObjectValue, Value } from '../../protocol/index.ts';
import { type AnyAttribute, type Model, objectType } from '../attributes/index.ts';
import type { Resource } from '../resource.ts';

type Identified = Pick<Resource, 'name' | 'identity' | 'importName'>;

export const identityOf = ({ identity }: Pick<Resource, 'identity'>, model: ObjectValue): Model =>
  Object.fromEntries(identity.map((name) => [name, model[name]]));

/** One text for each identity, whatever the types of its values. */
export const keyOf = (identity: Model): string =>
  JSON.stringify(Object.values(identity).map((value) => [typeof value, String(value)]));

/** Attributes whose values make up the import id, in order; none for what each service has one of. */
export const importNames = ({ identity, importName }: Pick<Resource, 'identity' | 'importName'>): readonly string[] =>
  importName?.by ?? identity;

/** How an import id is written: values joined by colons. What each service has one of takes any word. */
export const importIdFormat = (resource: Identified): string => joined(resource, (name) => `<${name}>`);

/** The import id that names an object. */
export const importId = (resource: Identified, model: ObjectValue): string =>
  joined(resource, (name) => String(model[name]));

function joined(resource: Identified, part: (name: string) => string): string {
  const names = importNames(resource);
  return names.length === 0 ? resource.name : names.map(part).join(':');
}

/** Whether an import takes a name in place of the id. */
export const isNamed = ({ identity, naming, list }: Pick<Resource, 'identity' | 'naming' | 'list'>): boolean =>
  identity.length === 1 && naming !== undefined && list !== undefined;

/** What there is one of in each service is named by a word, so that `identity = {}` imports it. */
export const soleName = 'name';

export const isSole = (resource: Pick<Resource, 'identity' | 'importName'>): boolean =>
  importNames(resource).length === 0;

/** A secret is never a part of it: what a secret identifies is named like its import id. */
export function identityType(resource: Resource): CtyType {
  if (isSole(resource)) return ['object', { [soleName]: 'string' }];
  return objectType(Object.fromEntries(importNames(resource).map((name) => [name, resource.attributes[name]!])));
}

interface Parsed {
  readonly identity?: Model;
  readonly problems: readonly string[];
}

/** The identity in an import id, or what is wrong with it, in sentences. */
export function parseImportId({ identity, attributes }: Resource, id: string): Parsed {
  const parts = splitImportId(id, identity.length);
  if (parts.length < identity.length || parts.includes('')) return { problems: ['It is not complete.'] };
  const problems: string[] = [];
  const named: Model = {};
  for (const [index, name] of identity.entries()) {
    const attribute = attributes[name]!;
    named[name] = attribute.kind.type === 'number' ? wholeNumber(parts[index]!) : parts[index];
    problems.push(...problemsOf(name, attribute, named[name]));
  }
  return problems.length > 0 ? { problems } : { identity: named, problems };
}

/** As many parts as there are identity attributes; the last one may hold colons of its own. */
export function splitImportId(id: string, count: number): string[] {
  if (count === 0) return [];
  const [first = '', ...rest] = id.split(':');
  return count === 1 || rest.length === 0 ? [id] : [first, ...splitImportId(rest.join(':'), count - 1)];
}

function wholeNumber(text: string): number | undefined {
  const value = Number(text);
  return /^-?\d+$/.test(text) && Number.isSafeInteger(value) ? value : undefined;
}

function problemsOf(name: string, { facts }: AnyAttribute, value: Value): string[] {
  if (value === undefined) return [`The ${name} must be a whole number.`];
  return (facts.constraints ?? [])
    .map((constraint) => constraint(value, name))
    .filter((problem) => problem !== undefined);
}
