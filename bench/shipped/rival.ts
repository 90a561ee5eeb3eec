// What the executables are measured against: the official provider, or where it cannot be had, a minimal one in Go.
import { dirname } from 'node:path';
import { goInstall } from '../../workshop/go-install.ts';
import { createWorkspace, type Workspace } from '../../workshop/terraform.ts';
import { goBaseline, goProvider, openGoWorkspace } from './go-baseline.ts';

export interface Rival {
  readonly name: string;
  readonly executable: string;
  /** A workspace whose state holds the project `one`, or what comes next to it. */
  open(env: { readonly [name: string]: string }): Promise<Workspace>;
}

const module = 'github.com/Unleash/terraform-provider-unleash/v3@v3.4.3';

/**
 * OFFICIAL_PROVIDER names its executable, `terraform-provider-unleash` in whatever folder; else Go builds it.
 * @returns undefined, after a line that says why, where there is no Go
 */
export async function findRival(say: (text: string) => void): Promise<Rival | undefined> {
  const official = process.env.OFFICIAL_PROVIDER ?? (await buildOfficial(say));
  if (official !== undefined) {
    return {
      name: 'the official provider 3.4.3',
      executable: official,
      open: (env) => openProject('Unleash/unleash', dirname(official), env),
    };
  }
  const baseline = goBaseline(say);
  if (baseline === undefined) return undefined;
  return {
    name: 'a minimal provider in Go',
    executable: `${baseline}/${goProvider}`,
    open: (env) => openGoWorkspace(baseline, env),
  };
}

async function buildOfficial(say: (text: string) => void): Promise<string | undefined> {
  const built = await goInstall(module, { flags: ['-trimpath', '-ldflags=-s -w'], env: { CGO_ENABLED: '0' } });
  if ('executable' in built) return built.executable;
  say(`the official provider is left out: ${built.missing}`);
  return undefined;
}

/** A plan of one project, whoever provides it: both know the same arguments. */
export async function openProject(
  source: string,
  dist: string,
  env: { readonly [name: string]: string },
): Promise<Workspace> {
  const main = `terraform {
  required_providers {
    unleash = {
      source = "${source}"
    }
  }
}

resource "unleash_project" "one" {
  id   = "one"
  name = "one"
}
`;
  const workspace = createWorkspace({ files: { 'main.tf': main }, env, devOverrides: { [source]: dist } });
  await workspace.importResource('unleash_project.one', 'one');
  return workspace;
}
