// Which modules an export has and whom each is for, as it is remembered.
import { isJsonObject } from '../json/index.ts';
import type { Defaults } from './module.ts';

/** Which module each owner was in, so that it stays there: another address would be another object. */
export interface Arrangement {
  readonly modules: {
    readonly [name: string]: { readonly owners: readonly string[]; readonly defaults: Defaults | null };
  };
  /** Those that could not stay. */
  readonly moved: readonly Move[];
}

export interface Move {
  readonly owner: string;
  readonly from: string;
  readonly to: string;
}

export const nothingArranged: Arrangement = { modules: {}, moved: [] };

export const instanceAddress = (module: string, owner: string): string => `module.${module}[${JSON.stringify(owner)}]`;

/** Whether what stood in a file is one; names become paths. */
export function isArrangement(value: unknown): value is Arrangement {
  if (!isJsonObject(value) || !isJsonObject(value.modules) || !Array.isArray(value.moved)) return false;
  const areModules = Object.entries(value.modules).every(
    ([name, one]) =>
      isName(name) &&
      isJsonObject(one) &&
      Array.isArray(one.owners) &&
      one.owners.every(isText) &&
      (one.defaults === null || (isJsonObject(one.defaults) && Object.values(one.defaults).every(isText))),
  );
  return (
    areModules &&
    value.moved.every((move) => isJsonObject(move) && isText(move.owner) && isName(move.from) && isName(move.to))
  );
}

const isText = (value: unknown) => typeof value === 'string';
const isName = (value: unknown) => typeof value === 'string' && /^[a-z]\w*$/.test(value);
