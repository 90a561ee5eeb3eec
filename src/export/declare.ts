// From the inventory to what a configuration declares: objects with their labels, references and secrets, in no syntax yet.
import type { Held, Hidden, Inventory } from '../inventory/index.ts';
import { importNames, isSole, type Provider, soleName } from '../terraform/framework/index.ts';
import { argumentsOf } from './arguments.ts';
import { type Address, addressText, type Argument, type Arguments, type Block, Name } from './block.ts';
import { type Labels, labelKey } from './labels.ts';
import { chooseObjects, type LeftOut } from './objects.ts';
import { placeObjects } from './place.ts';
import { type Dangling, findDangling, findReferences, type Placed, type References } from './references.ts';
import { inPlaceOfSecret, type Secret, secretsOf } from './secrets.ts';

/** One object as a configuration declares it. */
export interface Declaration {
  readonly held: Held;
  readonly address: Address;
  readonly body: Arguments;
  /** Arguments whose changes are ignored: secrets, and what somebody else keeps in step. */
  readonly ignored: readonly string[];
  readonly secrets: readonly Secret[];
}

export interface Declared {
  readonly provider: Provider;
  readonly declarations: readonly Declaration[];
  readonly leftOut: readonly LeftOut[];
  readonly hidden: readonly Hidden[];
  readonly dangling: readonly Dangling[];
  /** Resources that objects name and that were not all read, so that nobody knows whether they are there. */
  readonly unread: readonly string[];
  /** To be given to the next export, so that nothing is called differently then. */
  readonly labels: Labels;
}

interface Wishes {
  readonly labels: Labels;
  /** Addresses that something else has. */
  readonly taken?: ReadonlySet<string>;
  /** Objects that another configuration declares, which may be referred to. */
  readonly managed?: readonly Placed[];
  /** What has a module of its own with all that is inside of it, such as `project.id`. */
  readonly owners?: string | undefined;
  /** Which of the objects that could be declared are; all of them, where it is left out. */
  select?(objects: readonly Placed[], references: References): ReadonlySet<Placed>;
}

export function declareObjects(
  provider: Provider,
  inventory: Inventory,
  { labels, taken, managed = [], owners, select }: Wishes,
): Declared {
  const { chosen, leftOut } = chooseObjects(inventory);
  const objects = placeObjects(chosen, { labels, taken, owners });
  // What is left out is selected like the rest, so that whoever reads of it reads of nothing else.
  const others = leftOut.map(({ held }) => ({ held, address: { typeName: held.typeName, label: '' } }));
  const all = [...objects, ...others];
  const selected = select?.(all, findReferences(provider, all)) ?? new Set(all);
  const declared = objects.filter((object) => selected.has(object));
  const references = findReferences(provider, [...managed, ...declared]);
  return {
    provider,
    declarations: inOrder(declared).map((object) => declarationOf(object, references)),
    leftOut: leftOut.filter((_, index) => selected.has(others[index]!)),
    hidden: inventory.hidden,
    ...findDangling(provider, declared, [...inventory.held, ...managed.map(({ held }) => held)], inventory.read),
    labels: new Map(declared.map(({ held, address }) => [labelKey(held), address.label])),
  };
}

/** By type in the order of the catalog, and by label, which is the same on another instance. */
function inOrder(objects: readonly Placed[]): Placed[] {
  const types = [...new Set(objects.map(({ address }) => address.typeName))];
  const place = new Map(types.map((type, index) => [type, index]));
  return [...objects].sort(
    ({ address: a }, { address: b }) =>
      place.get(a.typeName)! - place.get(b.typeName)! || a.label.localeCompare(b.label, 'en', { numeric: true }),
  );
}

function declarationOf(object: Placed, references: References): Declaration {
  const { held, address } = object;
  const { resource, item, state } = held;
  const secrets = secretsOf(held, address);
  const kept = resource.keptInStep?.(item) ?? [];
  const body = argumentsOf(resource.attributes, state, {
    argument: (name, attribute) => (kept.includes(name) ? null : inPlaceOfSecret(secrets, name, attribute)),
    reference: (attribute, value) => references.at(object, attribute, value),
  });
  return { held, address, body, secrets, ignored: [...secrets.map(({ attribute }) => attribute), ...kept] };
}

export function resourceBlockOf({
  address: { typeName, label },
  body,
  ignored,
}: Pick<Declaration, 'address' | 'body' | 'ignored'>): Block {
  const lifecycle: Block = { header: ['lifecycle'], body: { ignore_changes: new Name(`[${ignored.join(', ')}]`) } };
  return { header: ['resource', typeName, label], body, blocks: ignored.length > 0 ? [lifecycle] : [] };
}

/** @param byIdentity takes Terraform 1.12 */
export function importBlockOf({ held, address }: Declaration, byIdentity: boolean): Block {
  const to = new Name(addressText(address));
  return { header: ['import'], body: byIdentity ? { to, identity: identityOf(held) } : { to, id: held.importId } };
}

function identityOf({ resource, state }: Held): Arguments {
  if (isSole(resource)) return { [soleName]: resource.name };
  return Object.fromEntries(importNames(resource).map((name) => [name, state[name] as Argument]));
}
