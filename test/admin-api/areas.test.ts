// The lists of what each area has: as generated, and refused with the name of the file to write where something is missing.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answers, checkHomes, comparePart, endpoints, renderAreas } from '../../workshop/generate/areas.ts';

const entries = (given: Record<string, string[]>) => new Map(Object.entries(given));

test('are what `npm run generate` makes of the folders', async () => {
  for (const [path, text] of await renderAreas())
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), path).toBe(text);
});

test('name the card to write for an operation that has none', () => {
  expect(checkHomes(['getOne', 'getTwo'], entries({ ones: ['getOne'] }))).toEqual([
    'getTwo is in no area: say in src/admin-api/areas/<area>/facts.ts whether it may be repeated.',
  ]);
});

test('refuse a card without an operation, and an operation with two', () => {
  const known = entries({ ones: ['getOne'], twos: ['getOne', 'getTwo'] });
  expect(checkHomes(['getOne'], known)).toEqual([
    'getOne is in more than one area: src/admin-api/areas/ones/facts.ts, src/admin-api/areas/twos/facts.ts.',
    'src/admin-api/areas/twos/facts.ts has facts of getTwo, which openapi/operations.json does not list.',
  ]);
});

test('name the file of an answer or an endpoint that is missing, or stands elsewhere', () => {
  const wanted = entries({ ones: ['getOne'], twos: ['getTwo'] });
  expect(comparePart(answers, wanted, entries({ ones: ['getOne'] }))).toEqual([
    'getTwo lacks a schema of its answer: write it in src/admin-api/areas/twos/answers.ts.',
  ]);
  expect(comparePart(endpoints, wanted, entries({ ones: ['getOne', 'getTwo'] }))).toEqual([
    'src/sandbox/endpoints/ones.ts has an endpoint for getTwo, which is not its own.',
    'getTwo lacks an endpoint: write it in src/sandbox/endpoints/twos.ts.',
  ]);
});
