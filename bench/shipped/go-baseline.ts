// A minimal provider in Go, of this bench alone: what people are used to. It reads one tag type, as ours does in the same plan.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorkspace, type Workspace } from '../../workshop/terraform.ts';

const sources = fileURLToPath(new URL('../go/', import.meta.url));
const folder = fileURLToPath(new URL('../../.cache/go-baseline/', import.meta.url));

export const goProvider = 'terraform-provider-baseline';

/** @returns the folder of its executable, built on first use; undefined, after one line that says why, where there is no Go */
export function goBaseline(say: (text: string) => void): string | undefined {
  const executable = join(folder, goProvider);
  try {
    mkdirSync(folder, { recursive: true });
    const flags = ['-trimpath', '-ldflags=-s -w', '-o', executable];
    if (!existsSync(executable)) {
      execFileSync('go', ['build', ...flags, '.'], {
        cwd: sources,
        env: { ...process.env, CGO_ENABLED: '0' },
        stdio: 'pipe',
      });
    }
    return folder;
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    say(`left out: the baseline in Go, which needs Go and its modules (${why})`);
    return undefined;
  }
}

const main = `terraform {
  required_providers {
    baseline = {
      source = "unleash-admin/baseline"
    }
  }
}

resource "baseline_tag_type" "this" {
  name        = "team"
  description = "Who owns it"
}
`;

/** A workspace whose state holds the tag type of the instance. */
export async function openGoWorkspace(dist: string, env: { readonly [name: string]: string }): Promise<Workspace> {
  const devOverrides = { 'unleash-admin/baseline': dist };
  const workspace = createWorkspace({ files: { 'main.tf': main }, env, devOverrides });
  await workspace.importResource('baseline_tag_type.this', 'team');
  return workspace;
}
