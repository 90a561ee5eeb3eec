// The real terraform finds an object in the way: pasted blocks, replacements that overlap, and protected objects.
import { expect, test } from 'vitest';
import { addressesIn, errorsIn, expectNothingPlanned, openStage, type Stage } from '../../workshop/acceptance.ts';

const optIn = 'provider "unleash" {\n  take_over_minutes = 60\n}\n';
const project = (label: string, rest = '') =>
  `resource "unleash_project" "${label}" {\n  id   = "checkout"\n  name = "Checkout"\n  ${rest}\n}\n`;
const beforeDestroy = 'lifecycle {\n    create_before_destroy = true\n  }';
const projects = ({ sandbox }: Stage) => [...sandbox.store.projects.keys()];
const apply = ({ workspace }: Stage, ...args: string[]) => workspace.run('apply', '-auto-approve', ...args);

test.each(['', optIn])(
  'a block that is pasted is an error each time, and never the other block’s object%s',
  async (settings) => {
    const main = settings + project('a');
    await using stage = await openStage({ main });
    expect((await apply(stage)).code).toBe(0);
    stage.configure(main + project('b'));
    for (let time = 1; time <= 3; time++) {
      const errors = errorsIn(await apply(stage));
      expect(errors).toEqual([expect.stringContaining('unleash_project "checkout" stands in two blocks')]);
      expect(addressesIn(stage.workspace)).toEqual(['unleash_project.a']);
    }
    expect(projects(stage)).toContain('checkout');
  },
);

test.each(['', optIn])(
  'a replacement that overlaps with what it replaces says why it cannot be%s',
  async (settings) => {
    const main = settings + project('a', beforeDestroy);
    await using stage = await openStage({ main });
    expect((await apply(stage)).code).toBe(0);
    for (let time = 1; time <= 2; time++) {
      const [error, ...more] = errorsIn(await apply(stage, '-replace=unleash_project.a'));
      expect(more).toEqual([]);
      expect(error).toMatch(
        /Cannot create unleash_project "checkout".* create_before_destroy two of one name would have/,
      );
      expect(addressesIn(stage.workspace)).toEqual(['unleash_project.a']);
    }
    await stage.workspace.run('taint', 'unleash_project.a');
    expect(errorsIn(await apply(stage))).toEqual([expect.stringContaining('create_before_destroy two of one name')]);
    expect(projects(stage)).toContain('checkout');
  },
);

test('a protected object is replaced in no way until it is protected no more', async () => {
  await using stage = await openStage({ main: project('a', 'deletion_protection = true') });
  const { workspace } = stage;
  expect((await apply(stage)).code).toBe(0);
  const refused = [expect.stringContaining('unleash_project "checkout" is protected from deletion')];
  expect(errorsIn(await workspace.plan('-replace=unleash_project.a'))).toEqual(refused);
  expect(errorsIn(await workspace.plan('-destroy'))).toEqual(refused);
  await workspace.run('taint', 'unleash_project.a');
  expect(errorsIn(await workspace.plan())).toEqual(refused);
  stage.configure(project('a', 'deletion_protection = false'));
  expect(errorsIn(await apply(stage))).toEqual([]);
  await expectNothingPlanned(workspace);
  expect(errorsIn(await apply(stage, '-replace=unleash_project.a'))).toEqual([]);
  expect(projects(stage)).toContain('checkout');
});

interface StateFile {
  resources: { type: string; instances: Record<string, unknown>[] }[];
}

test('a second copy of a protected object in state goes, and the object stays', async () => {
  await using stage = await openStage({ main: project('a', 'deletion_protection = true'), endlessPauses: true });
  const { workspace } = stage;
  expect((await apply(stage)).code).toBe(0);
  // What a replacement left behind that took over the very object that it was to destroy.
  const state = JSON.parse(workspace.read('terraform.tfstate')) as StateFile;
  const { instances } = state.resources.find(({ type }) => type === 'unleash_project')!;
  instances.push({ ...instances[0], deposed: '0badc0de' });
  workspace.write('terraform.tfstate', JSON.stringify(state));
  stage.configure(project('a', 'deletion_protection = false'));
  const outcome = await apply(stage);
  expect([outcome.code, errorsIn(outcome)]).toEqual([0, []]);
  expect(projects(stage)).toContain('checkout');
  expect(workspace.read('terraform.tfstate')).not.toContain('0badc0de');
  await expectNothingPlanned(workspace);
});
