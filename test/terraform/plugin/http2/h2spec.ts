/** h2spec, a judge of HTTP/2 servers that is written in Go: https://github.com/summerwind/h2spec */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { goInstall } from '../../../../workshop/go-install.ts';

const run = promisify(execFile);

/** In the newest version that the proxy of Go modules has. */
export const installH2spec = () => goInstall('github.com/summerwind/h2spec/cmd/h2spec@v2.2.1+incompatible');

/** All that it says about the server at this port of this machine. */
export async function judge(executable: string, port: number): Promise<string> {
  // It fails when a check does, and then what it says is wanted all the more.
  const said = await run(executable, ['-h', '127.0.0.1', '-p', String(port), '-o', '5']).catch((error) => error);
  return said.stdout || String(said);
}
