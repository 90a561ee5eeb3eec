// A sandbox and a real server that begin every sequence alike.
import { type Edition, type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { startUnleashServer } from '../../../workshop/unleash-server.ts';
import { bringCast } from './cast.ts';
import { createSide, type Side } from './side.ts';

export interface World {
  readonly sandbox: Sandbox;
  /** Both as they were in the beginning, with nothing remembered. */
  begin(): Promise<{ real: Side; fake: Side }>;
  stop(): Promise<void>;
}

export async function openWorld(edition: Edition & ('oss' | 'enterprise')): Promise<World> {
  const server = await startUnleashServer({ enterprise: edition === 'enterprise', rewindable: true });
  const sandbox = await startSandbox({ edition, token: server.token });
  bringCast(sandbox);
  const beginning = sandbox.checkpoint();
  return {
    sandbox,
    async begin() {
      const response = await fetch(`${server.url}/rewind`, { method: 'POST' });
      if (!response.ok) throw new Error(`the server did not rewind: ${await response.text()}`);
      sandbox.restore(beginning);
      return { real: createSide(server), fake: createSide(sandbox) };
    },
    async stop() {
      await server.stop();
      await sandbox.stop();
    },
  };
}
