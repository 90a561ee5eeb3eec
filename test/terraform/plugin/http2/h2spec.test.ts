/** The server before an independent judge, where Go is; with all that a full run has, on Bun. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { bunHere } from '../../../../workshop/executables/index.ts';
import { isFull } from '../../../support/size.ts';
import { installH2spec, judge } from './h2spec.ts';
import { helloServer } from './hello-server.ts';

async function openHere(): Promise<number | undefined> {
  const server = helloServer();
  onTestFinished(() => server.close());
  return server.listen({ host: '127.0.0.1', port: 0 });
}

async function openOnBun(): Promise<number> {
  const program = fileURLToPath(new URL('./hello-server.ts', import.meta.url));
  const child = spawn(bunHere(), [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const [port] = await once(child.stdout, 'data');
  return Number(port);
}

test('passes all checks of h2spec', async ({ skip }) => {
  const built = await installH2spec();
  if ('missing' in built) {
    console.log(`h2spec: left out, ${built.missing}; HTTP/2 is held by the other tests alone`);
    return skip(built.missing);
  }
  const port = await (isFull ? openOnBun() : openHere());
  const said = await judge(built.executable, port!);
  const tally = said.trim().split('\n').at(-1);
  expect(tally, said.slice(said.indexOf('Failures'))).toBe('145 tests, 145 passed, 0 skipped, 0 failed');
  console.log(`h2spec: ${tally}`);
});
