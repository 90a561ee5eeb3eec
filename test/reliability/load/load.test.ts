// A large organization and a limited server with the real terraform: at most a tenth of what `npm run load` carries.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address } from '../../../provider/address.ts';
import { unleashProvider } from '../../../provider/index.ts';
import { carryLoad, describeStep, type Step } from '../../../workshop/load/carry-load.ts';
import {
  instancesIn,
  largeConfiguration,
  peopleConfiguration,
  type Size,
} from '../../../workshop/load/configuration.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { createLogger, serveReattach } from '../../../src/terraform/index.ts';
import { configurationFiles } from '../../../workshop/acceptance.ts';
import { type BuiltProvider, buildProvider } from '../../../workshop/built-provider.ts';
import { fastClock } from '../../../workshop/catalog.ts';
import { createWorkspace } from '../../../workshop/terraform.ts';
import { isFull } from '../../support/size.ts';

const size: Size = isFull
  ? { users: 100, groups: 30, roles: 30, projects: 20 }
  : { users: 20, groups: 6, roles: 6, projects: 4 };
const figures: string[] = [];
let provider: BuiltProvider;

beforeAll(async () => {
  provider = await buildProvider();
});
afterAll(() => {
  provider.dispose();
  for (const line of figures) console.log(line);
});

const tell = (what: string) => (step: Step) => figures.push(`load: ${what}, ${describeStep(step)}`);

test('a large organization is applied, stays as it is, and goes, without one failed request', async () => {
  const sandbox = await startSandbox();
  const workspace = provider.open(sandbox, largeConfiguration(size));
  try {
    const steps = await carryLoad(workspace, sandbox, tell(`${instancesIn(size)} instances`));
    expect(Object.values(steps).map(({ errors }) => errors)).toEqual([0, 0, 0]);
    expect(steps.apply.output).toContain(`Resources: ${instancesIn(size)} added`);
    expect(steps.destroy.output).toContain(`Resources: ${instancesIn(size)} destroyed`);
  } finally {
    workspace.dispose();
    await sandbox.stop();
  }
});

test('more people than the server takes in a minute wait for their turn, and Terraform says so', async () => {
  // One clock for both ends: the server's minute passes as fast as the provider waits for it.
  const clock = fastClock();
  const sandbox = await startSandbox({ userLimit: true, clock: () => new Date(clock.now()) });
  const started = clock.now();
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const handlers = providerHandlers(unleashProvider('0.0.0-test', { env, log: () => {}, onWait: () => {}, clock }));
  const log = createLogger({ name: 'unleash', env: {}, write: () => {} });
  const reattach = await serveReattach({ handlers, address, log });
  const workspace = createWorkspace({ files: configurationFiles(peopleConfiguration(60)), env: reattach.env });
  try {
    const { apply } = await carryLoad(workspace, sandbox, tell('60 users at 20 a minute'));
    expect(apply.output).toContain('Resources: 60 added');
    expect(apply.output).toContain('Warning: Waited for Unleash');
    expect(apply.output.replace(/\s+/g, ' ')).toContain('waiting to try again after HTTP 429');
    expect(clock.now() - started).toBeGreaterThanOrEqual(2 * 60_000 - 1000);
    const created = sandbox.requests.filter(({ operation, status }) => operation === 'createUser' && status < 300);
    expect(created).toHaveLength(60);
  } finally {
    workspace.dispose();
    await reattach.close();
    await sandbox.stop();
  }
});
