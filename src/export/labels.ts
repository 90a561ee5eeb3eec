// Second step: under which label each object stands. A label that an earlier export gave stays, whatever the object is called by now.
import type { Held } from '../inventory/index.ts';
import { isSole } from '../terraform/framework/index.ts';

/** Labels by type name and import id. */
export type Labels = ReadonlyMap<string, string>;

export const labelKey = ({ typeName, importId }: Pick<Held, 'typeName' | 'importId'>): string =>
  `${typeName} ${importId}`;

const longest = 60;

/**
 * @param earlier labels to keep
 * @param taken addresses that something else has
 * @param owner whose module they stand in, by what it is called: there nobody needs to be told so again
 */
export function giveLabels(
  held: readonly Held[],
  earlier: Labels,
  taken: ReadonlySet<string> = new Set(),
  owner?: string,
): Labels {
  const given = new Map<string, string>();
  const used = new Set(taken);
  const give = (object: Held, label: string) => {
    used.add(`${object.typeName}.${label}`);
    given.set(labelKey(object), label);
  };
  for (const object of held) {
    const label = earlier.get(labelKey(object));
    if (label !== undefined) give(object, label);
  }
  // In the order of their ids, so that who comes later leaves the labels of the others as they are.
  for (const object of held) {
    if (given.has(labelKey(object))) continue;
    const ways = owner === undefined ? waysOf(object) : waysInside(object, owner);
    const label = ways.find((way) => !used.has(`${object.typeName}.${way}`));
    give(object, label ?? numbered(object, ways, used));
  }
  return given;
}

/** From its name alone, then with its import id. */
function waysOf({ resource, name, importId }: Held): string[] {
  if (isSole(resource)) return ['this'];
  const [own, id] = [wordsOf(name), wordsOf(importId)];
  const readable = own === '' || own === id ? [id] : [own, `${own}_${id}`];
  return readable.filter((way) => way !== '').map((way) => identifier(way, resource.name));
}

/** Without the owner's words, and without numbers that the server gave: so those that are alike can be seen to be. */
function waysInside({ resource, name, importId }: Held, owner: string): string[] {
  const isNameless = name === importId && /^\d+$/.test(name);
  const [own, its] = [isNameless ? '' : wordsOf(name), wordsOf(owner)];
  const rest = its === '' ? own : `_${own}_`.replace(`_${its}_`, '_').replace(/^_+|_+$/g, '');
  return [rest === '' ? 'this' : identifier(rest, resource.name)];
}

/** What begins with something else than a letter, or begins an expression, has the name of its kind in front. */
export const identifier = (words: string, kind: string): string =>
  /^(?!for$)[a-z]/.test(words) ? words : [kind, words].filter((one) => one !== '').join('_');

function numbered(object: Held, [begin = object.resource.name]: readonly string[], used: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1)
    if (!used.has(`${object.typeName}.${begin}_${number}`)) return `${begin}_${number}`;
}

/** Letters without their marks, digits and underscores; nothing where the text has none of them. */
export const wordsOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+/, '')
    .slice(0, longest)
    .replace(/_+$/, '');
