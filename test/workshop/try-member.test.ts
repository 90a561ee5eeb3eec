// `npm run try NAME` finds what a name means, and the tests that are named for it.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { filesOf } from '../../workshop/rings.ts';
import { faultsOnPaper, planTrial, UnknownMember } from '../../workshop/try-member.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a name', () => {
  test.each(['unleash_role', 'role'])('%s means the resource and its data source', (name) => {
    expect(planTrial(name).members.map(({ page }) => page)).toEqual(['resources/role', 'data-sources/role']);
  });

  test('that is of a data source alone will do', () => {
    expect(planTrial('unleash_login_history').members.map(({ page }) => page)).toEqual(['data-sources/login_history']);
  });

  test.each([
    ['unleash_rol', 'The provider has no unleash_rol; try unleash_role, unleash_roles or unleash_'],
    ['projct', 'The provider has no projct; try unleash_project'],
    ['', 'Usage: npm run try NAME; try unleash_'],
  ])('that is wrong, %j, is answered with the nearest', (name, message) => {
    expect(() => planTrial(name)).toThrow(UnknownMember);
    expect(() => planTrial(name)).toThrow(message);
  });
});

test('its tests are found by its type, and no other’s', () => {
  const { vitest } = planTrial('unleash_role');
  const pattern = new RegExp(vitest[vitest.indexOf('--testNamePattern') + 1]!);
  for (const name of [
    "'unleash_role' 2: its examples validate",
    'the data source unleash_role finds',
    'unleash_role',
  ]) {
    expect(name).toMatch(pattern);
  }
  for (const name of ["'unleash_roles' 2", 'data unleash_role_binding', 'data.unleash_role.owner']) {
    expect(name).not.toMatch(pattern);
  }
  expect(vitest).toContain('test/provider/every-resource.test.ts');
  expect(vitest).not.toContain('test/provider/cors.test.ts');
});

test('it leaves none of its suites out, though they are at full size', () => {
  vi.stubEnv('TEST_SIZE', 'full');
  const suites = planTrial('unleash_role').vitest.filter((one) => one.endsWith('.test.ts'));
  expect(suites.length).toBeGreaterThan(10);
  expect(filesOf('test')).toEqual(expect.arrayContaining(suites));
  expect(filesOf('full')).not.toEqual(expect.arrayContaining(suites));
});

test('its page and its examples are as they should be', async () => {
  expect(await faultsOnPaper(planTrial('unleash_role'))).toEqual([]);
});
