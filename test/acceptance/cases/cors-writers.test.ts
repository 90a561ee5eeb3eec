// Several deployments add, and then take away, each its own origin at the same moment: none says that it is done when it is not.
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { buildProvider } from '../../../workshop/built-provider.ts';
import { sized } from '../../support/size.ts';
import { call } from './call.ts';

const writers = sized('CORS_WRITERS', { quick: 2, full: 3 });
const kept = 'https://keep.example.com';
const origins = Array.from({ length: writers }, (_, index) => index + 1).map(
  (number) => `https://client-${number}.example.com`,
);

test(`${writers} writers`, async () => {
  const provider = await buildProvider();
  onTestFinished(provider.dispose);
  const sandbox = await startSandbox({ latencyMs: 20 });
  onTestFinished(sandbox.stop);
  await call(sandbox, 'POST', 'ui-config/cors', { frontendApiOrigins: [kept] });
  const workspaces = origins.map((origin) => {
    const workspace = provider.open(sandbox, `resource "unleash_cors_origin" "own" {\n  origin = "${origin}"\n}\n`);
    onTestFinished(workspace.dispose);
    return workspace;
  });
  /** The origins of those who say that they are done. */
  const all = async (command: string) => {
    const outcomes = await Promise.all(workspaces.map(({ run }) => run(command, '-auto-approve', '-input=false')));
    return origins.filter((_, index) => outcomes[index]?.code === 0);
  };
  const added = await all('apply');
  expect(sandbox.store.settings.frontendApiOrigins).toEqual(expect.arrayContaining([kept, ...added]));
  const removed = await all('destroy');
  const left = sandbox.store.settings.frontendApiOrigins ?? [];
  expect(left).toContain(kept);
  expect(removed.filter((origin) => left.includes(origin))).toEqual([]);
});
