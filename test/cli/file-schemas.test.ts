// The schemas of files that people write: editors are told what each key means, and refuse what the commands refuse.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { schemaOf } from './schema-of.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

const files = [
  { schema: 'policy-rules', example: 'examples/commands/policy/rules.json', list: 'rules' },
  { schema: 'policy-waivers', example: 'examples/commands/policy/waivers.json', list: 'waivers' },
  { schema: 'drift-ignore', example: 'examples/commands/drift-ignore.json', list: 'rules' },
];

/** Paths of properties that nobody has described. */
function silent(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key !== 'properties') return silent(value, `${path}/${key}`);
    return Object.entries(value as { readonly [name: string]: { readonly description?: string } }).flatMap(
      ([name, property]) => [
        ...(property.description === undefined ? [`${path}/${name}`] : []),
        ...silent(property, `${path}/${name}`),
      ],
    );
  });
}

describe.each(files)('$schema', ({ schema, example, list }) => {
  test('describes each key', () => {
    expect(silent(json(`docs/schemas/${schema}.json`))).toEqual([]);
  });

  test('takes the example, which names it', () => {
    const file = json(example);
    expect(join(dirname(example), file.$schema)).toBe(`docs/schemas/${schema}.json`);
    expect(schemaOf(schema)(file)).toBe(true);
  });

  test('refuses what the command refuses: an unknown key, and a lacking one', () => {
    const file = json(example);
    const [first, ...rest] = file[list];
    for (const wrong of [{ ...first, reasno: 'x' }, {}])
      expect(schemaOf(schema)({ ...file, [list]: [wrong, ...rest] })).toBe(false);
  });
});
