// Compiles a program and Bun's runtime for a platform into one executable file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bunHere, closedRuntime } from './bun.ts';
import type { Platform } from './platforms.ts';
import { signMachO } from './sign-mach-o.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `.env`, `bunfig.toml` and the like in the directory of a user are none of our business. */
const deaf = ['dotenv', 'bunfig', 'tsconfig', 'package-json'].map((file) => `--no-compile-autoload-${file}`);

/**
 * Bytecode is read as it is needed, chunk by chunk. The runtime waits sixteen times as long as usual before it compiles a function:
 * most processes have ended by then, and compiling takes a core from Terraform.
 */
const quick = ['--bytecode', '--minify', '--splitting', '--format=esm', '--compile-jit-policy=16'];

/**
 * @param entry a file of the project, such as `bin/unleash-admin.ts`
 * @param outfile its name without directory is part of what is in it
 */
export function compile(entry: string, { bun: target }: Platform, outfile: string): void {
  const dir = mkdtempSync(join(tmpdir(), 'unleash-compile-'));
  try {
    const runtime = join(dir, 'runtime');
    writeFileSync(runtime, closedRuntime(target), { mode: 0o755 });
    const flags = ['--compile', `--target=bun-${target}`, `--compile-executable-path=${runtime}`];
    const { status, stderr } = spawnSync(
      bunHere(),
      ['build', ...flags, ...quick, ...deaf, entry, '--outfile', outfile],
      { cwd: root, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`bun build for ${target} ended with ${status}:\n${stderr}`);
    if (target.startsWith('darwin')) writeFileSync(outfile, signMachO(readFileSync(outfile)));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
