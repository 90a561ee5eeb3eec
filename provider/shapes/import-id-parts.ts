// Which parts an import id has, for functions that join and part them.
import { ArgumentFailure, nearest } from '../../src/terraform/framework/index.ts';

interface Types {
  readonly types: readonly string[];
  importNames(type: string): readonly string[] | undefined;
}

/** @throws ArgumentFailure for a type that does not exist, or of which there is but one in each instance */
export function partsOf(type: string, { types, importNames }: Types): readonly string[] {
  const names = importNames(type);
  if (!names) throw new ArgumentFailure(0, `There is no resource ${JSON.stringify(type)}.${nearest(type, types)}`);
  if (names.length > 0) return names;
  throw new ArgumentFailure(
    0,
    `There is one ${type} in each instance, so its import id has no parts: any word names it.`,
  );
}
