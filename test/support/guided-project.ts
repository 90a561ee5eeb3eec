// A project of a new user who did what a guide says, step by step.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { outputsOf, type Step, scriptOf, stepsOf } from './documented-steps.ts';
import { ownHome } from '../../workshop/own-home.ts';
import type { PackedPackage } from './packed-package.ts';

interface Followed {
  /** The guide, in which a sandbox is started with a token on port 4242. */
  readonly page: string;
  /** Its sections that are followed, in order. */
  readonly headings: readonly string[];
  /** The folder that it makes. */
  readonly folder: string;
}

export interface GuidedProject {
  readonly dir: string;
  readonly steps: readonly Step[];
  /** What the step printed in which the text occurs. */
  outputOf(text: string): string;
  /** Asks the sandbox that the guide starts, below `/api/admin/`. */
  get(path: string): Promise<unknown>;
  /** Ends everything that the guide has started. */
  [Symbol.dispose](): void;
}

/** @throws Error with what was printed when a step fails */
export async function followGuide(guide: Followed, packed: PackedPackage): Promise<GuidedProject> {
  const port = await freePort();
  const page = guide.page.replaceAll('4242', String(port));
  // The package is made already; everybody gets a checkout's neighbourhood of their own.
  const steps = guide.headings
    .flatMap((heading) => stepsOf(page, heading))
    .filter(({ title }) => title !== 'in the checkout');
  const beside = mkdtempSync(join(packed.dir, 'guided-'));
  const script = scriptOf(steps).replaceAll('../unleash-admin/', '../../unleash-admin/');
  const env = ownHome(join(beside, 'home'));
  const bash = spawn('bash', ['-c', script], { cwd: beside, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const stopAll = () => {
    try {
      process.kill(-bash.pid!, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  let [stdout, stderr] = ['', ''];
  bash.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  bash.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = await once(bash, 'close');
  if (code !== 0) {
    stopAll();
    throw new Error(`A step of the guide ended with ${code}:\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`);
  }
  const outputs = outputsOf(steps, stdout);
  const token = /UNLEASH_AUTH_TOKEN='(.*)'/.exec(page)![1]!;
  return {
    dir: join(beside, guide.folder),
    steps,
    outputOf: (part) => outputs[steps.findIndex(({ text }) => text.includes(part))]!,
    get: async (path) => {
      const url = `http://127.0.0.1:${port}/api/admin/${path}`;
      return (await fetch(url, { headers: { authorization: token } })).json();
    },
    [Symbol.dispose]: stopAll,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
