// Applies the recorded corrections to a merged specification, and refuses one that has nothing to correct any more.
import { isDeepStrictEqual } from 'node:util';
import { type Json, type JsonObject, listOperations, type OpenApiDocument } from './document.ts';

/** One edit of an object or array; `at` is a JSON pointer from the operation or schema, '' being itself. */
export type Change =
  | { at: string; set: JsonObject }
  | { at: string; append: Json[] }
  | { at: string; remove: string[] }
  | { at: string; rename: Record<string, string> };

/** A place where real servers and their specification disagree: what we say instead, and how we know. */
export type Patch = ({ operation: string } | { schema: string }) & { reason: string; changes: Change[] };

/** A corrected copy of `document`. Throws when a patch names nothing, or changes nothing. */
export function applyPatches(document: OpenApiDocument, patches: readonly Patch[]): OpenApiDocument {
  const patched = structuredClone(document);
  for (const patch of patches) {
    const target = findTarget(patched, patch);
    if (!target) throw new Error(`${describePatch(patch)} does not apply: the contract has no such thing.`);
    for (const change of patch.changes) {
      const problem = applyChange(target, change);
      if (problem) throw new Error(`${describePatch(patch)} does not apply at '${change.at}': ${problem}.`);
    }
  }
  return patched;
}

/** What a patch corrects, for messages. */
function describePatch(patch: Patch): string {
  return 'operation' in patch ? `The patch of operation ${patch.operation}` : `The patch of schema ${patch.schema}`;
}

function findTarget(document: OpenApiDocument, patch: Patch): JsonObject | undefined {
  if ('schema' in patch) return document.components.schemas[patch.schema];
  return listOperations(document).find(({ id }) => id === patch.operation)?.operation;
}

function applyChange(target: JsonObject, change: Change): string | undefined {
  const place = resolvePointer(target, change.at);
  if (place === null || typeof place !== 'object') return 'nothing stands there';
  if ('append' in change) return append(place, change.append);
  if ('remove' in change) return remove(place, change.remove);
  if (Array.isArray(place)) return 'an array stands there, which only append and remove can change';
  return 'set' in change ? set(place, change.set) : rename(place, change.rename);
}

/** The value a JSON pointer leads to: https://www.rfc-editor.org/rfc/rfc6901 */
export function resolvePointer(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const escaped of pointer.split('/').slice(1)) {
    if (value === null || typeof value !== 'object') return undefined;
    const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  return value;
}

function set(place: JsonObject, values: JsonObject): string | undefined {
  for (const [key, value] of Object.entries(values)) {
    if (isDeepStrictEqual(place[key], value)) return `${key} already is what the patch sets it to`;
    place[key] = structuredClone(value);
  }
  return undefined;
}

function append(place: JsonObject | Json[], members: Json[]): string | undefined {
  if (!Array.isArray(place)) return 'an object stands there, to which nothing can be appended';
  for (const member of members) {
    if (place.some((present) => isDeepStrictEqual(present, member)))
      return `${JSON.stringify(member)} is already there`;
    place.push(structuredClone(member));
  }
  return undefined;
}

/** Removes keys of an object, or strings of an array. */
function remove(place: JsonObject | Json[], keys: string[]): string | undefined {
  for (const key of keys) {
    const present = Array.isArray(place) ? place.includes(key) : Object.hasOwn(place, key);
    if (!present) return `${key} is not there`;
    if (Array.isArray(place)) place.splice(place.indexOf(key), 1);
    else delete place[key];
  }
  return undefined;
}

function rename(place: JsonObject, names: Record<string, string>): string | undefined {
  for (const [from, to] of Object.entries(names)) {
    if (!Object.hasOwn(place, from)) return `${from} is not there`;
    if (Object.hasOwn(place, to)) return `${to} is already there`;
    place[to] = place[from];
    delete place[from];
  }
  return undefined;
}
