// Declarations in an order in which each stands below all that it refers to, as a program has to run.
import { type Address, referencesWithin } from './block.ts';
import type { Declaration } from './declare.ts';

/** Types stay together as far as they can, so that a new reference moves nothing. */
export function inOrderOfUse(declarations: readonly Declaration[]): readonly Declaration[] {
  const byAddress = new Map(declarations.map((one) => [keyOf(one.address), one]));
  const needs = new Map(
    declarations.map((one) => [
      one,
      referencesWithin(one.body).flatMap(({ address }) => byAddress.get(keyOf(address)) ?? []),
    ]),
  );
  const typeOf = ({ address: { typeName } }: Declaration) => typeName;
  const ofType = (type: string) => declarations.filter((one) => typeOf(one) === type);
  const types = withNeedsFirst([...new Set(declarations.map(typeOf))], (type) =>
    ofType(type).flatMap((one) => needs.get(one)!.map(typeOf)),
  );
  return withNeedsFirst(types.flatMap(ofType), (one) => needs.get(one)!);
}

const keyOf = ({ typeName, label }: Address) => `${typeName}.${label}`;

function withNeedsFirst<T>(items: readonly T[], needs: (item: T) => readonly T[]): readonly T[] {
  const seen = new Set<T>();
  const ordered: T[] = [];
  const visit = (item: T) => {
    if (seen.has(item)) return;
    seen.add(item);
    for (const one of needs(item)) visit(one);
    ordered.push(item);
  };
  for (const item of items) visit(item);
  return ordered;
}
