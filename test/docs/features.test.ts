// The table of features says what the tests do: each proof exists, walks the members that it is said to, under the cores that it is.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { provider } from '../../workshop/catalog.ts';
import { type ProvenFeature, type Proof, provenFeatures } from '../../workshop/features.ts';
import { cases } from '../provider/official-cases.ts';

const textOf = ({ test: path }: Proof) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const named = (name: string) => provenFeatures.find((one) => one.name === name)!;

describe.each([...provenFeatures])('$name', ({ members, needs, harness, real }: ProvenFeature) => {
  test('the harness tries every member under the cores that have it', () => {
    const text = textOf(harness);
    expect(harness.members).toBeUndefined();
    const walks = [...text.matchAll(/underCores\((?:[^()]|\([^()]*\))*?(?:, '([a-z -]+)')?\)/g)].map(
      ([, feature]) => feature,
    );
    // A walk under all cores that know of identities and the like is one under those that have them.
    const isWhole = walks.some((feature) => feature === undefined || feature === needs);
    expect(isWhole || /\bprofiles\b/.test(text)).toBe(true);
  });

  test('real cores try the members that the table names, or all', () => {
    for (const proof of Object.values(real)) {
      const text = textOf(proof);
      for (const member of proof.members ?? []) {
        expect(members).toContain(member);
        expect(text).toMatch(new RegExp(`\\b${member}\\b`));
      }
      if (!proof.members)
        expect(text).toMatch(/(test|describe)\.each\((diagonal\()?\w*(members|types|names|numbered)\b/i);
    }
  });
});

test('the features that few members have are those of the catalog', () => {
  const { ephemeralResources = [], functions = [] } = provider();
  expect(named('Ephemeral').members).toHaveLength(ephemeralResources.length);
  expect(named('Functions').members).toHaveLength(functions.length);
  const moved = new Set(cases.map(({ type }) => `unleash_${type}`));
  expect([...named('Moved').members].sort()).toEqual([...moved].sort());
});
