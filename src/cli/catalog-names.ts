// Resources by the names under which people choose them: their types, and the areas that they belong to.
import type { Resource } from '../terraform/framework/index.ts';
import { UsageError } from './failures.ts';
import { nearest } from './nearest.ts';

type Named = Pick<Resource, 'name' | 'area'>;

/**
 * Whether a resource has one of the names, with or without the prefix of its provider.
 * @throws UsageError for a name that none has
 */
export function choiceOf(resources: readonly Named[], prefix: string, names: readonly string[]) {
  const namesOf = ({ name, area = '' }: Named) => [name, `${prefix}_${name}`, area, slug(area)];
  const known = [...new Set(resources.flatMap(namesOf))];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`there is no resource and no area ${JSON.stringify(unknown)}.${nearest(unknown, known)}`);
  return (resource: Named): boolean => namesOf(resource).some((name) => names.includes(name));
}

const slug = (area: string) => area.toLowerCase().replace(/[^a-z0-9]+/g, '-');
