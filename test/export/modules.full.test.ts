// The real terraform on exports in modules: what was applied stays where it is, or is moved, and nothing is destroyed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { address, connect } from '../../provider/index.ts';
import { unleashProvider } from '../../provider/whole-provider.ts';
import { exportInstance } from '../../src/export/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { type Reattach, serveReattach } from '../../src/terraform/serve.ts';
import { fastClock } from '../../workshop/catalog.ts';
import { newerTerraform } from '../../workshop/newer-terraform.ts';
import { createWorkspace } from '../../workshop/terraform.ts';
import { startTeams, type Teams } from './teams.ts';

let teams: Teams;
let reattach: Reattach;

beforeAll(async () => {
  teams = await startTeams('team-a', 'team-b', 'team-c');
  const env = { UNLEASH_URL: teams.sandbox.url, UNLEASH_AUTH_TOKEN: teams.sandbox.token };
  const settings = { env, log: () => {}, onWait: () => {}, clock: fastClock() };
  reattach = await serveReattach({ handlers: providerHandlers(unleashProvider('0.1.0', settings)), address });
});
afterAll(async () => {
  await reattach?.close();
  await teams?.sandbox.stop();
});

const newer = newerTerraform();
const ways = [
  { format: 'hcl', byIdentity: false, env: {} },
  { format: 'json', byIdentity: false, env: {} },
  ...(newer ? [{ format: 'json', byIdentity: true, env: newer.env } as const] : []),
] as const;

describe.each(ways)('as $format, by identity: $byIdentity', ({ format, byIdentity, env }) => {
  test('a project that no longer fits into its module is moved, and only what is new is imported', async () => {
    const { sandbox, api } = teams;
    const workspace = createWorkspace({ files: {}, env: { ...reattach.env, ...env } });
    const run = async () =>
      exportInstance(connect('0.1.0', api, sandbox.token), {
        ...{ folder: workspace.dir, format, byIdentity, modules: 'project.id' },
      });
    const plan = async () => {
      expect(await workspace.run('init', '-input=false')).toMatchObject({ code: 0, stderr: '' });
      const { stdout, stderr } = await workspace.run('plan', '-input=false', '-no-color');
      return stdout.split('\n').find((line) => /^Plan:|^No changes/.test(line)) ?? stderr;
    };
    try {
      const { objects } = await run();
      expect(await plan()).toBe(`Plan: ${objects.length} to import, 0 to add, 0 to change, 0 to destroy.`);
      await workspace.apply();
      expect(await plan()).toContain('No changes.');
      await api.addEnvironmentToProject({ projectId: 'team-b', body: { environment: 'development' } });
      const { files } = await run();
      expect(files.map(({ path }) => path)).toContain(format === 'hcl' ? 'moved.tf' : 'moved.tf.json');
      expect(await plan()).toBe('Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.');
      await workspace.apply();
      expect(await plan()).toContain('No changes.');
    } finally {
      await api.removeEnvironmentFromProject({ projectId: 'team-b', environment: 'development' });
      workspace.dispose();
    }
  });
});
