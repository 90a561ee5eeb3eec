// From a home without any settings: unleash-admin install, and terraform init finds the provider and locks it.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { configurationFiles } from '../../workshop/acceptance.ts';
import { builtExecutables } from '../../workshop/built-executables.ts';
import { createWorkspace } from '../../workshop/terraform.ts';

const main = 'resource "unleash_group" "this" {\n  name = "reviewers"\n}\n';

/**
 * A workspace whose Terraform reads no CLI configuration but that of a user who has none. It is in the middle of a project
 * of ES modules, and so is the home, whose name is no plain one.
 */
async function open() {
  const name = 'Änne Müller';
  const workspace = createWorkspace({
    files: { ...configurationFiles(main), 'package.json': '{ "type": "module" }' },
    env: { TF_CLI_CONFIG_FILE: undefined, HOME: name },
  });
  onTestFinished(() => workspace.dispose());
  const home = join(workspace.dir, name);
  mkdirSync(home);
  const command = join(await builtExecutables(), 'unleash-admin');
  const install = (...args: readonly string[]) =>
    execFileSync(command, ['install', ...args], {
      cwd: workspace.dir,
      env: { PATH: process.env.PATH, HOME: home },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  return { workspace, install };
}

test('what is installed into the plugin directory is found without a word in any configuration, and is the provider', async () => {
  const { workspace, install } = await open();
  install();
  expect(await workspace.run('init', '-input=false')).toMatchObject({ code: 0, stderr: '' });
  expect(workspace.read('.terraform.lock.hcl')).toContain(`version = "${packageJson.version}"`);
  expect(await workspace.run('validate')).toMatchObject({ code: 0 });
});

test('what is installed into a mirror is found where init is told of it', async () => {
  const { workspace, install } = await open();
  install('--mirror', 'mirror');
  expect(await workspace.run('init', '-input=false', '-plugin-dir=mirror')).toMatchObject({ code: 0, stderr: '' });
  expect(await workspace.run('validate')).toMatchObject({ code: 0 });
});
