// Shows answers of two servers alike: what may differ between them is named, sorted or left out.
import { type Difference, differences } from './differences.ts';

/** What an id or a secret is called, whatever it is on this server. */
export type Names = Map<string, string>;

export interface Hiding {
  /** The differences that are hidden, all of them unless given. */
  readonly rules?: readonly Difference[];
  /** Takes up every difference that had something to hide. */
  readonly used?: Set<Difference>;
}

/** The value with differences left out or named. */
export function hideDifferences(value: unknown, url: string, names: Names, hiding: Hiding = {}): unknown {
  const { rules = differences, used } = hiding;
  if (Array.isArray(value))
    return sortItems(
      value.map((item) => hideDifferences(item, url, names, hiding)),
      hiding,
    );
  if (typeof value === 'string') return hideInText(value, url, hiding);
  if (typeof value !== 'object' || value === null) return value;
  const shown = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    const rule = rules.find((rule) => 'of' in rule && keysOf(rule).includes(key) && rule.of(value));
    if (rule) used?.add(rule);
    if (rule && 'keys' in rule) {
      return rule.as === undefined ? [] : [[key, rule.as]];
    }
    if (key === 'id' && typeof item === 'number' && !('type' in value && 'name' in value)) {
      return [[key, names.get(String(item)) ?? item]];
    }
    const shownItem = hideDifferences(item, url, names, hiding);
    return [[key, rule && Array.isArray(shownItem) ? shownItem.sort(byText) : shownItem]];
  });
  // Lists are sorted by the text of their items, which must not depend on the order of keys.
  return Object.fromEntries(shown.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const keysOf = (rule: Difference) => ('keys' in rule ? rule.keys : 'sorted' in rule ? rule.sorted : []);

function sortItems(items: readonly unknown[], { rules = differences, used }: Hiding): unknown[] {
  if (items.length < 2) return [...items];
  const isObject = (item: unknown): item is object => typeof item === 'object' && item !== null;
  const rule = rules.find(
    (rule) => 'unordered' in rule && items.some((item) => isObject(item) && rule.unordered(item)),
  );
  if (rule === undefined) return [...items];
  used?.add(rule);
  return [...items].sort(byText);
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

function hideInText(text: string, url: string, { rules = differences, used }: Hiding): string {
  let hidden = text.replaceAll(url, '<url>');
  for (const rule of rules) {
    if (!('text' in rule)) continue;
    const before = hidden;
    hidden = hidden.replace(rule.text, rule.as);
    if (hidden !== before) used?.add(rule);
  }
  return hidden;
}
