// Programs that are written in Go, built from the proxy of Go modules for tests and the bench.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The path of the program, which is built when it is not there yet; or why it cannot be had.
 * @param module with its version, such as `github.com/acme/tool/cmd/tool@v1.0.0`
 * @param how flags of `go install`, and what is added to its environment
 */
export async function goInstall(
  module: string,
  { flags = [], env = {} }: { readonly flags?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<{ readonly executable: string } | { readonly missing: string }> {
  const [, name, version] = /([^/]+?)(?:\/v\d+)?@(.+)$/.exec(module)!;
  const folder = fileURLToPath(new URL(`../.cache/${name}-${version}/`, import.meta.url));
  const executable = join(folder, name!);
  if (existsSync(executable)) return { executable };
  mkdirSync(folder, { recursive: true });
  try {
    await run('go', ['install', ...flags, module], { cwd: folder, env: { ...process.env, ...env, GOBIN: folder } });
    return { executable };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { missing: 'Go is not installed' };
    return { missing: `go install ${module} failed: ${(error as Error).message.trim().split('\n').at(-1)}` };
  }
}
