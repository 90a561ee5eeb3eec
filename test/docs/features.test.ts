// The table of features says what the tests do: each proof exists, walks the members that it is said to, under the cores that it is.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { provider } from '../../workshop/catalog.ts';
import { type ProvenFeature, type Proof, provenFeatures } from '../../workshop/features.ts';
import { cases } from '../provider/official-cases.ts';

const textOf = ({ test: path }: Proof) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
function expectNamed(members: readonly string[], proof: Proof): void {
  const text = textOf(proof);
  for (const member of proof.members!) {
    expect(members).toContain(member);
    expect(text).toMatch(new RegExp(`\\b${member}\\b`));
  }
}

const named = (name: string) => provenFeatures.find((one) => one.name === name)!;

describe.each([...provenFeatures])('$name', ({ members, needs, harness, real }: ProvenFeature) => {
  test('there is a proof', () => {
    expect(harness.length + Object.keys(real).length).toBeGreaterThan(0);
  });

  test.runIf(harness.length > 0)('the harness tries every member under the cores that have it', () => {
    const whole = harness.filter((proof) => proof.members === undefined).map(textOf);
    expect(whole).toHaveLength(1);
    const walks = [...whole[0]!.matchAll(/[uU]nderCores\((?:[^()]|\([^()]*\))*?(?:, '([a-z -]+)')?\)/g)].map(
      ([, feature]) => feature,
    );
    // A walk under all cores that know of identities and the like is one under those that have them.
    const isWhole = walks.some((feature) => feature === undefined || feature === needs);
    expect(isWhole || /\bprofiles\b/.test(whole[0]!)).toBe(true);
    for (const proof of harness.filter((one) => one.members)) expectNamed(members, proof);
  });

  test('real cores try the members that the table names, or all', () => {
    for (const proof of Object.values(real)) {
      if (proof.members) expectNamed(members, proof);
      else
        expect(textOf(proof)).toMatch(
          /(test|describe)\.each\(((diagonal|spread)\()?\w*(members|types|names|numbered)\b/i,
        );
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
