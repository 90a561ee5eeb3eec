// Changes JSON at any path, and then perhaps its text, so that it is well formed and wrong, or nearly well formed.
import type { Random } from './random.ts';

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'length', 'id', '', 'a b', '\ud800'];

const scalars: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  -(2 ** 63),
  5e-324,
  '',
  ' ',
  '__proto__',
  'constructor',
  '0',
  '1e999999999',
  'NaN',
  '\u0000\uffff\u202e',
  '\ud800',
  'é'.normalize('NFD'),
  'x'.repeat(5000),
  '2027-13-45T99:99:99Z',
  [],
  {},
  [[]],
  [null],
  { __proto__: null },
  { length: 1 },
];

/** JSON text of the value with one to three places changed; one text in eight is no longer JSON, or has a key twice. */
export function mutateJson(value: unknown, random: Random): string {
  let mutated = value;
  for (let left = 1 + random.below(3); left > 0; left -= 1) mutated = changeSomewhere(mutated, random);
  return mutateText(JSON.stringify(mutated) ?? 'null', random);
}

function changeSomewhere(value: unknown, random: Random): unknown {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null || random.oneIn(6)) return otherThan(value, random);
  const keys = Object.keys(value);
  if (keys.length === 0) return otherThan(value, random);
  const key = random.pick(keys);
  const inner = (value as { readonly [name: string]: unknown })[key];
  if (isList) {
    const list = [...(value as readonly unknown[])];
    const at = Number(key);
    const way = random.below(5);
    if (way === 0) list.splice(at, 1);
    else if (way === 1) list.splice(at, 0, inner);
    else list[at] = changeSomewhere(inner, random);
    return list;
  }
  const entries = Object.entries(value).filter(([name]) => name !== key);
  const way = random.below(6);
  if (way === 1) entries.push([random.pick(names), inner]);
  else if (way !== 0) entries.push([key, changeSomewhere(inner, random)]);
  if (way === 2) entries.push([random.pick(names), random.pick(scalars)]);
  const changed: { [name: string]: unknown } = Object.create(null);
  for (const [name, one] of entries) changed[name] = one;
  return changed;
}

function otherThan(value: unknown, random: Random): unknown {
  const way = random.below(12);
  if (way === 0) return [value];
  if (way === 1) return { [random.pick(names)]: value };
  if (way === 2) return JSON.stringify(value);
  if (way === 3) return nest(value, 1 + random.below(300), random.oneIn(2));
  // Many of what is small, few of what is large: the input must stay one that a test can hold.
  if (way === 4) return Array.from({ length: random.below(typeof value === 'object' ? 4 : 100) }, () => value);
  return random.pick(scalars);
}

function nest(value: unknown, levels: number, inLists: boolean): unknown {
  let nested = value;
  for (let level = 0; level < levels; level += 1) nested = inLists ? [nested] : { a: nested };
  return nested;
}

function mutateText(json: string, random: Random): string {
  const way = random.below(32);
  if (way === 0) return json.slice(0, random.below(json.length + 1));
  if (way === 1) return json.replace('{', `{${JSON.stringify(random.pick(names))}:${json.slice(0, 20)},`);
  if (way === 2) return json.replace(/"(\w+)":/, '"$1":[1],"$1":');
  if (way === 3) return json.replace(/\d+/, `${'9'.repeat(1 + random.below(400))}.${'1'.repeat(random.below(400))}`);
  return json;
}

/** Arrays in one another, as text: nothing builds so deep a value in memory. */
export function deepJson(levels: number): string {
  return `${'['.repeat(levels)}${']'.repeat(levels)}`;
}
