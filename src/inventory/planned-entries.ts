// What an instance is to become: the managed resources in what `terraform show -json` prints of a plan, and what they refer to.
import { isJson, isMarked, type Json, objects, parse, WrongState } from './state-entries.ts';

/** Undefined is what is not known until apply. */
export type PlannedValue =
  | null
  | undefined
  | boolean
  | number
  | string
  | readonly PlannedValue[]
  | { readonly [name: string]: PlannedValue };

export interface Planned {
  readonly address: string;
  readonly type: string;
  readonly values: { readonly [attribute: string]: PlannedValue };
  /** Attributes that are secret, by their schema or by a value in the configuration. */
  readonly marked: ReadonlySet<string>;
  /**
   * Of an attribute that the configuration gives: addresses of the resources whose values make it up. Null where it is also made
   * up of something else, such as a variable.
   */
  readonly references: ReadonlyMap<string, readonly string[] | null>;
}

interface PlannedDocument {
  readonly planned: readonly Planned[];
  /** What Terraform puts off to a later plan. */
  readonly deferred: readonly { readonly address: string; readonly type: string }[];
  /** What data sources found. */
  readonly found: readonly { readonly type: string; readonly values: Json }[];
}

/** @throws WrongState with one sentence of what the text is instead */
export function readPlan(text: string): PlannedDocument {
  const document = parse(text);
  if (!isJson(document.planned_values)) throw new WrongState('it is not what "terraform show -json" prints of a plan');
  if (document.errored === true) throw new WrongState('it is a plan that failed: it lacks what was not planned');
  const changes = new Map(objects(document.resource_changes).map((one) => [String(one.address), one.change]));
  const declared = declarations(isJson(document.configuration) ? document.configuration.root_module : undefined, '');
  const resources = resourcesIn(document.planned_values.root_module);
  const addresses = resources.map(({ address }) => String(address));
  const planned = resources
    .filter(({ mode }) => mode === 'managed')
    .map((resource): Planned => {
      const address = String(resource.address);
      const change = changes.get(address);
      const unknown = isJson(change) ? change.after_unknown : {};
      const { sensitive_values: marks } = resource;
      const values = isJson(resource.values) ? resource.values : {};
      return {
        ...{ address, type: String(resource.type) },
        values: Object.fromEntries(
          [...new Set([...Object.keys(values), ...Object.keys(isJson(unknown) ? unknown : {})])].map((name) => [
            name,
            overlay(values[name], isJson(unknown) ? unknown[name] : undefined),
          ]),
        ),
        marked: new Set(isJson(marks) ? Object.keys(marks).filter((name) => isMarked(marks[name])) : []),
        references: referencesOf(declared.get(withoutKeys(address)), moduleOf(address), addresses),
      };
    });
  const deferred = objects(document.deferred_changes).flatMap(({ resource_change: change }) =>
    isJson(change) && change.mode === 'managed' ? [{ address: String(change.address), type: String(change.type) }] : [],
  );
  return { planned, deferred, found: dataIn(document.prior_state) };
}

function resourcesIn(module: unknown): Json[] {
  if (!isJson(module)) return [];
  return [...objects(module.resources), ...objects(module.child_modules).flatMap(resourcesIn)];
}

function dataIn(state: unknown): { type: string; values: Json }[] {
  const values = isJson(state) && isJson(state.values) ? state.values : {};
  return resourcesIn(values.root_module)
    .filter(({ mode }) => mode === 'data')
    .map(({ type, values: found }) => ({ type: String(type), values: isJson(found) ? found : {} }));
}

/** A value without what is not known, and what is not known of it, as one. */
function overlay(value: unknown, unknown: unknown): PlannedValue {
  if (unknown === true) return undefined;
  if (Array.isArray(value))
    return value.map((member, index) => overlay(member, Array.isArray(unknown) ? unknown[index] : undefined));
  if (!isJson(value)) return value as PlannedValue;
  const inside = isJson(unknown) ? unknown : {};
  const names = [...new Set([...Object.keys(value), ...Object.keys(inside)])];
  return Object.fromEntries(names.map((name) => [name, overlay(value[name], inside[name])]));
}

/** Expressions of each block, by its address without keys. */
function declarations(module: unknown, path: string): Map<string, Json> {
  if (!isJson(module)) return new Map();
  const own = objects(module.resources).map(({ address, expressions }): [string, Json] => [
    `${path}${String(address)}`,
    isJson(expressions) ? expressions : {},
  ]);
  const calls = isJson(module.module_calls) ? Object.entries(module.module_calls) : [];
  const inside = calls.flatMap(([name, call]) => [
    ...declarations(isJson(call) ? call.module : undefined, `${path}module.${name}.`),
  ]);
  return new Map([...own, ...inside]);
}

const withoutKeys = (address: string) => address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
const moduleOf = (address: string) => /^(?:module\.[^.[]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.)*/.exec(address)![0];

function referencesOf(
  expressions: Json = {},
  module: string,
  addresses: readonly string[],
): Map<string, readonly string[] | null> {
  return new Map(
    Object.entries(expressions).map(([attribute, expression]) => {
      const texts = isJson(expression) && Array.isArray(expression.references) ? expression.references.map(String) : [];
      // Terraform lists `unleash_user.ada.id` and then what it begins with.
      const whole = texts.filter((text, index) => !texts[index - 1]?.startsWith(text));
      const named = whole.map((text) => instancesOf(text, module, addresses));
      return [attribute, named.includes(null) ? null : [...new Set(named.flatMap((some) => some ?? []))]];
    }),
  );
}

/** Addresses that a reference may mean: one, or all of a block whose key is not written down; null where it is no resource. */
function instancesOf(text: string, module: string, addresses: readonly string[]): string[] | null {
  const [block] = /^[a-z][\w-]*\.[\w-]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?/.exec(text) ?? [];
  if (block === undefined || /^(?:var|local|module|each|count|data|path|terraform|self)\./.test(text)) return null;
  const place = module + block;
  const found = addresses.filter((address) => address === place || address.startsWith(`${place}[`));
  return found.length > 0 ? found : null;
}
