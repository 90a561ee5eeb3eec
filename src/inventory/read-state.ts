// What Terraform holds in its state, from a state file or from what `terraform show -json` prints of a state or a plan.
import {
  decodeStored,
  importId,
  type Model,
  type Provider,
  type Resource,
  storedIdentity,
  storedState,
} from '../terraform/framework/index.ts';
import { type Entry, entriesOf } from './state-entries.ts';

/** One object of a state, in today's shape of its type. */
export interface Managed {
  /** Such as `module.team["a"].unleash_user.this[0]`. */
  readonly address: string;
  readonly resource: Resource;
  /** With the provider's prefix, such as `unleash_role`. */
  readonly typeName: string;
  readonly importId: string;
  readonly values: Model;
  /** Attributes that the state says something of: another provider, or an older version, knew fewer. */
  readonly stored: ReadonlySet<string>;
  /** Attributes that are secret because of a value in the configuration. */
  readonly secrets: ReadonlySet<string>;
  /** Alias of the provider configuration that it belongs to; null for the one without, and where the document does not say. */
  readonly alias: string | null;
}

/** What could not be read, or is not ours to compare. */
export interface Unread {
  readonly address: string;
  readonly reason: string;
}

export interface StateDocument {
  readonly managed: readonly Managed[];
  readonly unread: readonly Unread[];
}

/** @throws WrongState with one sentence of what the text is instead */
export function readState(provider: Provider, text: string): StateDocument {
  const byType = new Map(provider.resources.map((resource) => [`${provider.name}_${resource.name}`, resource]));
  const managed: Managed[] = [];
  const unread: Unread[] = [];
  for (const entry of entriesOf(text)) {
    if (!entry.type.startsWith(`${provider.name}_`)) continue;
    const resource = byType.get(entry.type);
    const found = resource ? managedOf(resource, entry) : `this version has no resource ${entry.type}`;
    if (typeof found === 'string') unread.push({ address: entry.address, reason: found });
    else managed.push(found);
  }
  return { managed, unread };
}

/** The object, or why it cannot be read. */
function managedOf(resource: Resource, { address, type, values, marked, alias }: Entry): Managed | string {
  const json = new TextEncoder().encode(JSON.stringify(values));
  const whole = storedState(resource, json);
  const read = whole ?? storedIdentity(resource, json);
  const model = read && decodeStored(resource, read);
  if (!model) return `its state does not say which ${type} it is`;
  const known = whole ? Object.keys(values) : [];
  return {
    ...{ address, resource, typeName: type, values: model, alias },
    importId: importId(resource, model),
    stored: new Set([...known, ...resource.identity].filter((name) => name in resource.attributes)),
    secrets: new Set(marked),
  };
}
