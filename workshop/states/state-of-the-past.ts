// States of the past: what a version of the provider left in Terraform's state, with the way to an instance that fits it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox/index.ts';
import type { StateFile } from '../../src/terraform/testing/index.ts';
import { configurationFiles } from '../acceptance.ts';
import { createWorkspace } from '../terraform.ts';
import { recordWrites, rename, repeatWrites, type Written } from './conversation.ts';

const root = new URL('../../test/states/', import.meta.url);

interface StateOfThePast {
  /** When it was written: sandboxes that are to fit it go by this. */
  readonly at: string;
  readonly configuration: string;
  /** `terraform.tfstate` as Terraform wrote it. */
  readonly state: StateFile;
  readonly written: readonly Written[];
}

/** Folders of `test/states`, each of one version. */
export const versions = (): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Types of which there is a state. */
export const typesOf = (version: string): string[] =>
  readdirSync(new URL(`${version}/`, root))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

export const readState = (version: string, type: string): StateOfThePast =>
  JSON.parse(readFileSync(new URL(`${version}/${type}.json`, root), 'utf8')) as StateOfThePast;

/** A sandbox that holds what the state says, and the state with the secrets that this sandbox made up. */
export async function returnTo({ at, state, written }: StateOfThePast) {
  const instant = new Date(at);
  const sandbox = await startSandbox({ clock: () => instant });
  const renamed = await repeatWrites(written, sandbox);
  sandbox.requests.length = 0;
  return { sandbox, state: JSON.parse(rename(JSON.stringify(state), renamed)) as StateFile };
}

/**
 * Applies an example with the real terraform and a built provider, and keeps the state.
 * @param dist holds `terraform-provider-unleash` of the version
 */
export async function keepState(version: string, type: string, example: string, dist: string): Promise<void> {
  const at = new Date().toISOString();
  const sandbox = await startSandbox();
  await using recorder = await recordWrites(sandbox);
  const workspace = createWorkspace({
    files: configurationFiles(example),
    env: { UNLEASH_URL: recorder.url, UNLEASH_AUTH_TOKEN: sandbox.token },
    devOverrides: { 'unleash-admin/unleash': dist },
  });
  try {
    await workspace.apply('-parallelism=1');
    const state = JSON.parse(workspace.read('terraform.tfstate')) as StateFile;
    const kept: StateOfThePast = { at, configuration: example, state, written: recorder.written };
    const folder = new URL(`${version}/`, root).pathname;
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${type}.json`), `${JSON.stringify(kept, null, 1)}\n`);
  } finally {
    workspace.dispose();
    await sandbox.stop();
  }
}
