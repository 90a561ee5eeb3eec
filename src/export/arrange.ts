// Last step before text, where it is wanted: which modules there are, whom each is for, and what stands at the root.
import { type Address, Expression, mapArguments, type Reference } from './block.ts';
import { type Arrangement, instanceAddress, type Move } from './arrangement.ts';
import type { Declaration, Declared } from './declare.ts';
import { identifier, wordsOf } from './labels.ts';
import { type Module, moduleOf, type Output, outputName, type Parts, shapeOf } from './module.ts';

/** What is declared, in modules and at the root. */
export interface Arranged extends Declared {
  readonly modules: readonly Module[];
  /** What the root refers to in each module. */
  readonly outputs: ReadonlyMap<Module, readonly Output[]>;
  readonly moved: readonly Move[];
}

export const withoutModules = (declared: Declared): Arranged => ({
  ...declared,
  ...{ modules: [], outputs: new Map(), moved: [] },
});

/** @param owners such as `project.id` */
export function arrange(
  declared: Declared,
  owners: string,
  earlier: Arrangement,
): { readonly arranged: Arranged; readonly arrangement: Arrangement } {
  const parts = partsOf(declared.declarations, owners);
  const { groups, moved } = group(parts, owners, earlier);
  const moduleNames = new Map([...groups].flatMap(([name, members]) => members.map((owner) => [owner, name] as const)));
  const located = (address: Address): Address => {
    const { owner } = address;
    return owner === undefined ? address : { ...address, module: instanceAddress(moduleNames.get(owner)!, owner) };
  };
  const used: Reference[] = [];
  const fromOutside = (reference: Reference) => {
    const { module } = located(reference.address);
    if (module === undefined) return reference;
    used.push(reference);
    return new Expression(`${module}.${outputName(declared.provider, reference)}`);
  };
  const modules = [...groups].map(([name, members]) =>
    moduleOf(name, new Map(members.map((owner) => [owner, parts.get(owner)!])), earlier.modules[name]?.defaults),
  );
  const declarations = declared.declarations.map((declaration): Declaration => {
    const address = located(declaration.address);
    const module = address.owner === undefined ? undefined : moduleNames.get(address.owner);
    return {
      ...{ ...declaration, address },
      secrets: declaration.secrets.map((secret) => ({
        ...{ ...secret, address },
        variable: module === undefined ? secret.variable : `${module}_${secret.variable}`,
      })),
      body: module === undefined ? mapArguments(declaration.body, fromOutside) : declaration.body,
    };
  });
  const remembered = modules.map(({ name, owners, defaults }) => [name, { owners, defaults }] as const);
  const arrangement: Arrangement = { modules: Object.fromEntries(remembered), moved };
  const dangling = declared.dangling.map((one) => ({ ...one, address: located(one.address) }));
  const outputs = new Map(modules.map((module) => [module, [ownId(module, owners), ...usedOf(module, used)]]));
  return { arranged: { ...declared, declarations, modules, outputs, moved, dangling }, arrangement };
}

/** By owner, which comes first itself. */
function partsOf(declarations: readonly Declaration[], owners: string): ReadonlyMap<string, Parts> {
  const [kind] = owners.split('.');
  const parts = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    const { owner } = declaration.address;
    if (owner === undefined) continue;
    const others = parts.get(owner) ?? [];
    parts.set(owner, declaration.held.resource.name === kind ? [declaration, ...others] : [...others, declaration]);
  }
  return parts;
}

/** Which whoever goes on by hand needs first. */
function ownId({ resources }: Module, owners: string): Output {
  const [type, attribute] = owners.split('.') as [string, string];
  return { address: resources.find(({ resource }) => resource.name === type)!.address, attribute };
}

const usedOf = ({ owners }: Module, used: readonly Reference[]) =>
  used.filter(({ address }) => owners.includes(address.owner!));

/** Owners by module: all of a module have one shape. */
function group(parts: ReadonlyMap<string, Parts>, owners: string, earlier: Arrangement) {
  const shapes = new Map([...parts].map(([owner, all]) => [owner, shapeOf(all)]));
  const groups = new Map<string, string[]>();
  const shapeOfModule = new Map<string, string>();
  const before = new Map<string, string>();
  for (const [name, { owners }] of Object.entries(earlier.modules)) {
    const members = owners.filter((owner) => shapes.has(owner));
    for (const owner of members) before.set(owner, name);
    const shape = mostFrequent(members.map((owner) => shapes.get(owner)!));
    if (shape === undefined) continue;
    shapeOfModule.set(shape, shapeOfModule.get(shape) ?? name);
    groups.set(
      name,
      members.filter((owner) => shapes.get(owner) === shape),
    );
  }
  const settled = new Set([...groups.values()].flat());
  const left = [...shapes].filter(([owner]) => !settled.has(owner));
  const used = new Set([...Object.keys(earlier.modules), ...earlier.moved.flatMap(({ from, to }) => [from, to])]);
  for (const shape of new Set(left.map(([, one]) => one))) {
    const alike = left.filter(([, one]) => one === shape).map(([owner]) => owner);
    const name = shapeOfModule.get(shape) ?? freeName(alike, owners, used);
    used.add(name);
    groups.set(name, [...(groups.get(name) ?? []), ...alike].sort(inOrderOf([...shapes.keys()])));
  }
  const now = new Map([...groups].flatMap(([name, members]) => members.map((owner) => [owner, name] as const)));
  const moves = movesBetween(before, now);
  // Who comes back has not moved, and moves in a circle would be refused.
  const isLeft = ({ owner, from }: Move) =>
    now.has(owner) && !moves.some((one) => one.owner === owner && one.to === from);
  return { groups, moved: [...earlier.moved.filter(isLeft), ...moves] };
}

function movesBetween(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): Move[] {
  return [...before].flatMap(([owner, from]) => {
    const to = now.get(owner);
    return to === undefined || to === from ? [] : [{ owner, from, to }];
  });
}

const inOrderOf = (all: readonly string[]) => (a: string, b: string) => all.indexOf(a) - all.indexOf(b);

function mostFrequent(all: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].reduce<[string?, number?]>((most, one) => (one[1] > (most[1] ?? 0) ? one : most), [])[0];
}

/** The words that all of them begin or end with, or else what they are. */
function freeName(members: readonly string[], owners: string, used: ReadonlySet<string>): string {
  const [kind = ''] = owners.split('.');
  const words = members.map((owner) => wordsOf(owner).split('_'));
  const [first = []] = words;
  const ends = first.map((_, index) => first.slice(index));
  const common = [
    first.filter((_, index) =>
      words.every((own) => own.slice(0, index + 1).join() === first.slice(0, index + 1).join()),
    ),
    ends.find((end) => words.every((own) => own.slice(-end.length).join() === end.join())) ?? [],
  ];
  const name = identifier(common.map((some) => some.join('_')).find((some) => some !== '') ?? '', kind);
  const free = (number: number): string => {
    const numbered = number === 1 ? name : `${name}_${number}`;
    return used.has(numbered) ? free(number + 1) : numbered;
  };
  return free(1);
}
