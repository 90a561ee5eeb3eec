// The provider as it is shipped, but for one thing: it kills itself at the RPC that it is told to.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { address } from '../../../provider/address.ts';
import { unleashProvider } from '../../../provider/index.ts';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { createLogger, serve } from '../../../src/terraform/index.ts';
import type { ProviderHandlers } from '../../../src/terraform/protocol/index.ts';

/** Its file `journal` gets a line for each RPC of each process, `waits` one for each wait; `order` says at which line of the journal to die, and when. */
const { KILL_DIR = '' } = process.env;
const log = createLogger({ name: 'unleash', env: process.env });

type Handler = (request: never, call: never) => Promise<unknown>;

function killing(rpc: string, handler: Handler): Handler {
  return async (request, call) => {
    appendFileSync(join(KILL_DIR, 'journal'), `${process.pid} ${rpc}\n`);
    const number = readFileSync(join(KILL_DIR, 'journal'), 'utf8').trim().split('\n').length;
    const [at, when] = readFileSync(join(KILL_DIR, 'order'), 'utf8').split(' ');
    const dieIf = (moment: string) => {
      if (number === Number(at) && when === moment) process.kill(process.pid, 'SIGKILL');
    };
    dieIf('before');
    const answer = await handler(request, call);
    dieIf('after');
    return answer;
  };
}

const provider = unleashProvider('0.0.0-test', {
  env: process.env,
  log: () => {},
  onWait: ({ operation, reason }) => appendFileSync(join(KILL_DIR, 'waits'), `${operation} ${reason}\n`),
});
const { end, ...rpcs } = providerHandlers(provider);
const handlers = Object.entries(rpcs).map(([rpc, handler]) => [rpc, killing(rpc, handler as Handler)]);

void serve({ handlers: { ...(Object.fromEntries(handlers) as ProviderHandlers), ...(end && { end }) }, address, log });
