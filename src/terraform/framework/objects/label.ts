// How messages name an object.
import type { ObjectValue } from '../../protocol/index.ts';
import type { Resource } from '../resource.ts';
import { importId } from './identity.ts';

/** Its type, and its name where it has one; a secret is never a name. */
export function labelOf(
  { attributes, identity, naming = [] }: Pick<Resource, 'attributes' | 'identity' | 'naming'>,
  typeName: string,
  model: ObjectValue | null,
): string {
  const shown = (names: readonly string[]) =>
    names
      .filter((name) => !attributes[name]?.facts.sensitive)
      .map((name) => model?.[name])
      .filter((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
  const [name = shown(identity).join(':')] = shown(naming);
  return name === '' ? typeName : `${typeName} ${JSON.stringify(name)}`;
}

/** What a person recognises an object by: its name, or else its import id. */
export function displayName(resource: Resource, model: ObjectValue): string {
  const { attributes, naming = [] } = resource;
  const names = naming.filter((name) => !attributes[name]?.facts.sensitive).map((name) => model[name]);
  const [name = importId(resource, model)] = names.filter((value) => typeof value === 'string' && value !== '');
  return String(name);
}
