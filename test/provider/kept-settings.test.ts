// Updates keep what is none of the configuration's, where Unleash would reset it, and clear what it leaves out.
import { expect, test } from 'vitest';
import { startWorld } from '../../workshop/catalog.ts';
import { pending } from '../support/laws/index.ts';
import { errorsOf } from './official-defects/act.ts';

test.each(['unleash_context_field', 'unleash_project_context_field'])(
  '%s without stickiness and legal values has none',
  async (type) => {
    await using world = await startWorld();
    const { store } = world.sandbox;
    const place = type === 'unleash_project_context_field' ? 'project = "default"' : '';
    const field = (rest: string) => `resource "${type}" "region" {\n  name = "region"\n  ${place}\n  ${rest}\n}`;
    await world.core.apply(field('stickiness = true\n  legal_values = [{ value = "us" }]'));
    await world.core.apply(field(''));
    expect(store.contextFields.get('region')).toMatchObject({ stickiness: false, legalValues: [] });
    Object.assign(store.contextFields.get('region')!, { stickiness: true, legalValues: [{ value: 'eu' }] });
    const [change] = await world.core.apply(field('description = "Where"'));
    expect([change?.action, change?.diagnostics]).toEqual(['update', []]);
    expect(store.contextFields.get('region')).toMatchObject({
      description: 'Where',
      stickiness: false,
      legalValues: [],
    });
    expect(pending(await world.core.plan(field('description = "Where"')))).toEqual([]);
  },
);

test('a default strategy keeps variants that were made elsewhere', async () => {
  await using world = await startWorld();
  const strategies = world.sandbox.store.projects.get('default')!.defaultStrategies;
  const variants = [{ name: 'blue', weight: 1000, weightType: 'variable' as const, stickiness: 'default' }];
  strategies.set('production', { name: 'flexibleRollout', parameters: { rollout: '100' }, variants });
  const [change] = await world.core.apply(`
    resource "unleash_project_default_strategy" "s" {
      project     = "default"
      environment = "production"
      rollout     = 10
    }`);
  expect(change?.diagnostics).toEqual([]);
  expect(strategies.get('production')).toMatchObject({ parameters: { rollout: '10' }, variants });
});

test('a field of another project is not taken for one of this project', async () => {
  await using world = await startWorld();
  await expect(world.core.import('unleash_project_context_field.x', 'default:userId')).rejects.toThrow(
    /does not exist/,
  );
});

test.each([
  ['operator = "IN"', /compares with values/],
  ['operator = "NUM_GT"\nvalues = ["1"]', /compares with value/],
  ['operator = "NUM_GT"\nvalue = "1"\nvalues = ["1"]', /looks at value alone/],
  ['operator = "SEMVER_LT"\nvalue = ""', /compares with value/],
  ['operator = "NUM_EQUAL"\nvalue = "1"', /Did you mean "NUM_EQ"\?/],
])('a constraint with %j is refused at its place', async (constraint, message) => {
  await using world = await startWorld();
  const hcl = `resource "unleash_segment" "s" {\n  name = "S"\n  constraints = [{\n context_name = "age"\n${constraint}\n}]\n}`;
  const diagnostics = await world.core.validate(hcl);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ path: 'constraints[0]', detail: expect.stringMatching(message) }),
  );
});

test('a legal value that is listed twice is refused', async () => {
  await using world = await startWorld();
  const hcl = `resource "unleash_context_field" "f" {\n  name = "f"\n  legal_values = [{ value = "a" }, { value = "a" }]\n}`;
  expect(errorsOf(await world.core.plan(hcl))).toMatchObject([{ path: 'legal_values[1]' }]);
});
