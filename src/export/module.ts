// One module: what all that it is made for have in common stands in it, and what differs are its settings.
import type { AnyAttribute, Provider, Resource } from '../terraform/framework/index.ts';
import {
  type Address,
  type Argument,
  type Arguments,
  Expression,
  mapReferences,
  type Reference,
  referencesWithin,
  VariableUse,
} from './block.ts';
import type { Declaration } from './declare.ts';
import { formatValue } from './hcl.ts';
import type { Secret } from './secrets.ts';
import { writable } from './type-constraint.ts';

export interface Module {
  /** Also the name of its folder. */
  readonly name: string;
  /** What those that it is made for are called: the keys of its call. */
  readonly owners: readonly string[];
  readonly resources: readonly ModuleResource[];
  /** Defaults by path of the setting, as HCL; null where nothing but references is a setting. */
  readonly defaults: Defaults | null;
}

export type Defaults = { readonly [path: string]: string };

export interface ModuleResource {
  readonly resource: Resource;
  readonly address: Address;
  /** Of its settings: `project`, or `segment.beta` where there may be more of a kind. */
  readonly path: readonly string[];
  readonly body: Arguments;
  readonly ignored: readonly string[];
  readonly settings: readonly Setting[];
  /** Their variables are those of the module. */
  readonly secrets: readonly Secret[];
}

export interface Setting {
  readonly name: string;
  readonly attribute: AnyAttribute;
  /** What those have that say nothing. */
  readonly default: Argument | undefined;
  /** By owner; what is the default or absent is not said. */
  readonly given: ReadonlyMap<string, Argument>;
}

/** What others than the module itself may refer to. */
export type Output = Pick<Reference, 'address' | 'attribute'>;

/** Such as `project_id` and `segment_beta_id`, of `unleash_project.this.id` and `unleash_segment.beta.id`. */
export const outputName = ({ name }: Provider, { address: { typeName, label }, attribute }: Output): string =>
  [typeName.slice(name.length + 1), ...(label === 'this' ? [] : [label]), attribute].join('_');

/** Those inside of one owner; types and labels of all owners of a module are the same. */
export type Parts = readonly Declaration[];

/** @param earlier the defaults that it had, which stay as long as anybody has them */
export function moduleOf(
  name: string,
  parts: ReadonlyMap<string, Parts>,
  earlier: Defaults | null | undefined,
): Module {
  const owners = [...parts.keys()];
  const [first = []] = parts.values();
  // Of a single one only what could refer to something outside is a setting, until there is a second one.
  const allDiffer = owners.length > 1 || (earlier !== undefined && earlier !== null);
  const resources = first.map((declaration, index): ModuleResource => {
    const { held, address, ignored } = declaration;
    const bodies = new Map([...parts].map(([owner, all]) => [owner, all[index]!.body]));
    const path = pathOf(declaration, first);
    const settings: Setting[] = [];
    const entries = writtenNames(declaration).flatMap(([argument, attribute]): [string, Argument][] => {
      const value = declaration.body[argument];
      if (value instanceof VariableUse) return [[argument, value]];
      if (value !== undefined && refersInside(address.owner, value)) return [[argument, insideOnly(address, value)]];
      const isFixed = allDiffer || mayRefer(attribute) ? neverDiffers(held.resource, argument, bodies) : true;
      if (isFixed) return value === undefined ? [] : [[argument, value]];
      settings.push(settingOf(argument, attribute, bodies, earlier?.[[...path, argument].join('.')]));
      return [[argument, new Expression(['var.settings', ...path, argument].join('.'))]];
    });
    const { typeName, label } = address;
    return {
      ...{ resource: held.resource, address: { typeName, label }, path, body: Object.fromEntries(entries) },
      ...{ ignored, settings, secrets: declaration.secrets },
    };
  });
  return { name, owners, resources, defaults: allDiffer ? defaultsOf(resources) : null };
}

function pathOf({ held: { resource }, address: { typeName, label } }: Declaration, all: Parts): readonly string[] {
  const isOnly = label === 'this' && all.filter(({ address }) => address.typeName === typeName).length === 1;
  return isOnly ? [resource.name] : [resource.name, label];
}

/** What two must have in common to be made by one module. */
export const shapeOf = (parts: Parts): string =>
  JSON.stringify(
    parts.map(({ address, body, ignored }) => [
      ...[address.typeName, address.label, ignored],
      Object.entries(body).flatMap(([name, value]) =>
        refersInside(address.owner, value) ? [[name, formatValue(insideOnly(address, value), 0)]] : [],
      ),
    ]),
  );

/** Every argument that it has or could have, in the order of the schema. */
function writtenNames({ held: { resource }, body, ignored }: Declaration): [string, AnyAttribute][] {
  const names = new Set(writable(resource.attributes).map(([name]) => name));
  return Object.entries(resource.attributes).filter(
    ([name]) => name in body || (names.has(name) && !ignored.includes(name)),
  );
}

const refersInside = (owner: string | undefined, value: Argument) =>
  referencesWithin(value).some(({ address }) => address.owner === owner);

/** What refers to a neighbour is the same for all of them, so that nothing else in it can be a reference. */
const insideOnly = ({ owner }: Address, value: Argument): Argument =>
  mapReferences(value, (reference: Reference) => (reference.address.owner === owner ? reference : reference.value));

/** What cannot change without a new object, and is the same for all. */
function neverDiffers(
  { identity, attributes }: Resource,
  name: string,
  bodies: ReadonlyMap<string, Arguments>,
): boolean {
  const isLasting = identity.includes(name) || attributes[name]?.facts.forcesReplacement === true;
  const values = [...bodies.values()].map((body) => body[name]);
  const isPlain = values.every((value) => value === undefined || referencesWithin(value).length === 0);
  const texts = new Set(values.map((value) => (value === undefined ? undefined : formatValue(value, 0))));
  return isLasting && isPlain && texts.size === 1;
}

const mayRefer = ({ facts, kind }: AnyAttribute): boolean =>
  facts.references !== undefined || Object.values(kind.nested?.attributes ?? {}).some(mayRefer);

function settingOf(
  name: string,
  attribute: AnyAttribute,
  bodies: ReadonlyMap<string, Arguments>,
  earlier: string | undefined,
): Setting {
  const { presence, facts } = attribute;
  const values = new Map(
    [...bodies].flatMap(([owner, body]): [string, Argument][] => {
      const value = body[name] ?? (facts.default as Argument | undefined);
      return value === undefined ? [] : [[owner, value]];
    }),
  );
  // A default cannot be taken back by saying nothing, and holds no reference.
  const isAlways = presence !== 'optional' && values.size === bodies.size;
  const texts = [...values.values()].flatMap((value) =>
    referencesWithin(value).length > 0 ? [] : [formatValue(value, 0)],
  );
  const byDefault = isAlways ? chooseDefault(texts, bodies.size, earlier) : undefined;
  const isDefault = (value: Argument) => formatValue(value, 0) === byDefault;
  return {
    ...{ name, attribute },
    default: byDefault === undefined ? undefined : [...values.values()].find(isDefault),
    given: new Map([...values].filter(([, value]) => !isDefault(value))),
  };
}

/** The one from earlier as long as anybody has it; else what most have. */
function chooseDefault(texts: readonly string[], count: number, earlier: string | undefined): string | undefined {
  if (earlier !== undefined && texts.includes(earlier)) return earlier;
  return count === 1 ? undefined : texts.find((text) => texts.filter((one) => one === text).length > count / 2);
}

const defaultsOf = (resources: readonly ModuleResource[]): Defaults =>
  Object.fromEntries(
    resources.flatMap(({ path, settings }) =>
      settings.flatMap(({ name, default: value }) =>
        value === undefined ? [] : [[[...path, name].join('.'), formatValue(value, 0)]],
      ),
    ),
  );
