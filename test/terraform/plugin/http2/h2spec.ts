/** h2spec, a judge of HTTP/2 servers that is written in Go: https://github.com/summerwind/h2spec */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The newest version that the proxy of Go modules has. */
const version = 'v2.2.1+incompatible';
const folder = fileURLToPath(new URL(`../../../../.cache/h2spec-${version}/`, import.meta.url));
const executable = `${folder}h2spec`;

/** Why there is no h2spec, or undefined when there is. */
export async function installH2spec(): Promise<string | undefined> {
  if (existsSync(executable)) return undefined;
  mkdirSync(folder, { recursive: true });
  const module = `github.com/summerwind/h2spec/cmd/h2spec@${version}`;
  try {
    await run('go', ['install', module], { cwd: folder, env: { ...process.env, GOBIN: folder } });
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'Go is not installed';
    return `go install ${module} failed: ${(error as Error).message.trim().split('\n').at(-1)}`;
  }
}

/** All that it says about the server at this port of this machine. */
export async function judge(port: number): Promise<string> {
  // It fails when a check does, and then what it says is wanted all the more.
  const said = await run(executable, ['-h', '127.0.0.1', '-p', String(port), '-o', '5']).catch((error) => error);
  return said.stdout || String(said);
}
