// A life with every real core that can be had, from init to destroy, with the provider as it is installed; and what only some have.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { platformName } from '../../src/install/index.ts';
import { startSandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { has } from '../../src/terraform/testing/index.ts';
import { configurationFiles, errorsIn, expectNothingPlanned } from '../../workshop/acceptance.ts';
import { builtExecutables } from '../../workshop/built-executables.ts';
import { offered } from '../../workshop/catalog.ts';
import { readExamples } from '../../workshop/examples.ts';
import { serveOciLayout } from '../../workshop/oci-registry.ts';
import { writeOciLayout } from '../../workshop/release/oci-layout.ts';
import { zip } from '../../workshop/release/zip.ts';
import { type Binary, isSince, terraformBinaries } from '../../workshop/terraform-binaries.ts';
import { createWorkspace } from '../../workshop/terraform.ts';
import { openPage } from '../support/documented-page.ts';
import { listed, offeredTo } from '../support/schema-json.ts';

/** Somebody who has this core alone, and has installed the provider; and a fresh instance. */
async function begin({ env }: Binary, main: string, sandboxOptions?: SandboxOptions) {
  const sandbox = await startSandbox(sandboxOptions);
  const workspace = createWorkspace({
    files: configurationFiles(main),
    env: {
      ...env,
      HOME: 'home',
      TF_CLI_CONFIG_FILE: undefined,
      UNLEASH_URL: sandbox.url,
      UNLEASH_AUTH_TOKEN: sandbox.token,
    },
  });
  onTestFinished(async () => {
    workspace.dispose();
    await sandbox.stop();
  });
  const home = join(workspace.dir, 'home');
  mkdirSync(home);
  execFileSync(join(await builtExecutables(), 'unleash-admin'), ['install'], {
    cwd: workspace.dir,
    env: { PATH: process.env.PATH, HOME: home },
    stdio: 'pipe',
  });
  const init = await workspace.run('init', '-input=false');
  expect(init).toMatchObject({ code: 0, stderr: '' });
  return { sandbox, workspace };
}

const group = (description: string) =>
  `resource "unleash_group" "this" {\n  name        = "reviewers"\n  description = "${description}"\n}\n`;

const adopted = `import {
  to = unleash_project.shop
  id = "shop"
}
resource "unleash_project" "shop" {
  id   = "shop"
  name = "Shop"
}
`;

const binaries = terraformBinaries();
/** That on the PATH is in all other tests. */
const others = binaries.filter(({ env }) => env.PATH !== undefined);

const [encryption, mirror] = openPage('docs/guides/other-tools.md', import.meta.url).take();
const ociMirror = (place: string) => mirror!.text.replace('registry.example.com/mirrors', place);

describe.each(others.length > 0 ? others : binaries)('$name', (binary) => {
  const able = (feature: Parameters<typeof has>[1]) => has(binary.profile, feature);

  test('init, validate, plan, apply, drift, import, destroy', async () => {
    const shop = { id: 'shop', name: 'Shop' };
    const { sandbox, workspace } = await begin(binary, group('Four eyes'), { seed: { projects: [shop] } });
    expect(await workspace.run('validate')).toMatchObject({ code: 0 });
    expect((await workspace.plan()).code).toBe(2);
    await workspace.apply();
    await expectNothingPlanned(workspace);
    const [made] = sandbox.store.groups.values();
    made!.description = 'Nobody looks';
    const drifted = await workspace.plan();
    expect(drifted).toMatchObject({ code: 2, stdout: expect.stringContaining('"Nobody looks" -> "Four eyes"') });
    await workspace.apply();
    workspace.write('adopted.tf', adopted);
    const { stdout } = await workspace.apply();
    expect(stdout).toContain('1 imported, 0 added, 0 changed, 0 destroyed');
    await expectNothingPlanned(workspace);
    await workspace.destroy();
    expect([sandbox.store.groups.size, sandbox.store.projects.has('shop')]).toEqual([0, false]);
  });

  test('it lists every type with every attribute, and what each is for', async () => {
    const { workspace } = await begin(binary, '');
    const { stdout } = await workspace.run('providers', 'schema', '-json');
    const { schemas } = await offered();
    expect(listed(JSON.parse(stdout))).toEqual(offeredTo(schemas, able('write-only')));
  });

  test('a whole configuration applies, and plans empty', async () => {
    const { workspace } = await begin(binary, readExamples('scenarios/team-project').join('\n'));
    await workspace.apply();
    await expectNothingPlanned(workspace);
  });

  test('a secret that is only written is in no state, or is refused in words', async () => {
    const secret = 'Canary-Engine-1';
    const given = `variable "password" {\n  type      = string\n  sensitive = true\n  default   = "${secret}"\n}\n`;
    const main = `${given}resource "unleash_user" "ada" {\n  username = "ada"\n  root_role = 3\n  password_wo = var.password\n  password_wo_version = 1\n}\n`;
    const { sandbox, workspace } = await begin(binary, main);
    const outcome = await workspace.run('apply', '-input=false', '-auto-approve');
    if (able('write-only')) {
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
      expect(workspace.read('terraform.tfstate')).not.toContain(secret);
      await expectNothingPlanned(workspace);
    } else {
      expect(errorsIn(outcome).join('\n')).toContain('password_wo needs a newer Terraform');
      expect(sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    }
    expect(outcome.stdout + outcome.stderr).not.toContain(secret);
  });

  const examples = [
    ...(able('ephemeral') ? ['ephemeral-resources/unleash_api_token'] : []),
    ...(able('functions') ? ['functions/permissions'] : []),
  ];
  if (examples.length > 0)
    test.each(examples)('the example of %s applies, and plans empty', async (folder) => {
      const { workspace } = await begin(binary, readExamples(folder)[0]!);
      await workspace.apply();
      await expectNothingPlanned(workspace);
    });

  if (isSince(binary, { Terraform: '1.7', OpenTofu: '1.8' }))
    test('the test of the guide passes, with a provider that is made up', async () => {
      const { sandbox, workspace } = await begin(binary, readExamples('scenarios/team-project').join('\n'));
      const guide = readFileSync(new URL('../../docs/guides/testing.md', import.meta.url), 'utf8');
      const [, documented = ''] = /^```terraform\n(mock_provider [\s\S]*?)^```$/m.exec(guide) ?? [];
      workspace.write('tests/team.tftest.hcl', documented);
      expect(await workspace.run('test')).toMatchObject({ code: 0, stdout: expect.stringContaining('1 passed') });
      expect(sandbox.requests).toEqual([]);
    });

  if (isSince(binary, { OpenTofu: '1.7' }))
    test('a state that is encrypted is read again, and holds nothing in the clear', async () => {
      const { workspace } = await begin(binary, group('Four eyes'));
      workspace.write('encryption.tf', encryption!.text);
      await workspace.apply();
      expect(workspace.read('terraform.tfstate')).toContain('encrypted_data');
      expect(workspace.read('terraform.tfstate')).not.toContain('Four eyes');
      await expectNothingPlanned(workspace);
    });

  if (isSince(binary, { OpenTofu: '1.10' }))
    test('init takes the provider from a registry of OCI artefacts that has the layout of a release', async () => {
      const dir = mkdtempSync(join(tmpdir(), 'oci-'));
      onTestFinished(() => rmSync(dir, { recursive: true }));
      const archive = join(dir, 'provider.zip');
      const content = readFileSync(join(await builtExecutables(), 'terraform-provider-unleash'));
      const name = `terraform-provider-unleash_v${packageJson.version}`;
      writeFileSync(archive, zip([{ name, content, isExecutable: true }], deflateRawSync));
      writeOciLayout(join(dir, 'oci'), packageJson.version, new Map([[platformName(), archive]]));
      const registry = await serveOciLayout(join(dir, 'oci'), 'mirrors/unleash-admin/unleash');
      onTestFinished(() => registry.close());
      const trusted = join(dir, 'ca.pem');
      writeFileSync(trusted, registry.certificate);
      const workspace = createWorkspace({
        files: configurationFiles(group('Four eyes')),
        env: { ...binary.env, SSL_CERT_FILE: trusted },
      });
      onTestFinished(() => workspace.dispose());
      workspace.write('.terraformrc', ociMirror(`${registry.host}/mirrors`));
      expect(await workspace.run('init', '-input=false')).toMatchObject({ code: 0, stderr: '' });
      expect(workspace.read('.terraform.lock.hcl')).toContain(`version = "${packageJson.version}"`);
      expect(registry.asked.filter((path) => path.startsWith('blobs/'))).toHaveLength(1);
      expect(await workspace.run('validate')).toMatchObject({ code: 0 });
    });
});
