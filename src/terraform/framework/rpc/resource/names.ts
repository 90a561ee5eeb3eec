// The names of an object that no other one can have, as keys that mean the same to the whole run.
import type { ObjectValue } from '../../../protocol/index.ts';
import type { ServedProvider } from '../../define-provider.ts';
import type { Resource } from '../../resource.ts';
import type { Managed } from './managed.ts';

/** Its identity is all in the configuration and creating it writes over what is there, so two blocks could both have it. */
export const isShareable = ({ resource }: Managed): boolean =>
  !resource.naming && resource.identity.every((name) => resource.attributes[name]!.settable);

/** By this the ledger knows the one object of a resource that has a name. */
export function nameKey(provider: ServedProvider, resource: Resource, attribute: string, value: string): string {
  const space = resource.nameSpace ?? `${provider.name}_${resource.name}`;
  const ignoresCase = resource.attributes[attribute]?.same('a', 'A');
  return `${space} ${attribute} ${ignoresCase ? value.toLowerCase() : value}`;
}

export function namesOf(managed: Managed, model: ObjectValue): string[] {
  const { resource, typeName, session } = managed;
  if (resource.naming) {
    return resource.naming.flatMap((name) => {
      const value = model[name];
      return typeof value === 'string' && value !== '' ? [nameKey(session.provider, resource, name, value)] : [];
    });
  }
  if (!isShareable(managed)) return [];
  const identity = resource.identity.map((name) => model[name]);
  return identity.includes(undefined) ? [] : [JSON.stringify([typeName, ...identity])];
}
