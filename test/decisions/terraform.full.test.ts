// The real terraform on a configuration that decisions have changed: laid out as fmt would, planned as the diff says, applied, done.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address } from '../../provider/index.ts';
import { unleashProvider } from '../../provider/whole-provider.ts';
import { type Sandbox, type Seed, startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { type Reattach, serveReattach } from '../../src/terraform/serve.ts';
import { fastClock } from '../../workshop/catalog.ts';
import { createWorkspace, type Workspace } from '../../workshop/terraform.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';

const seed: Seed = {
  users: ['ann', 'bob', 'cid', 'dee'].map((name) => ({
    ...{ email: `${name}@example.com`, rootRole: name === 'dee' ? 'Admin' : 'Viewer' },
  })),
  groups: [
    { name: 'On call', rootRole: 'Editor', users: ['ann@example.com', 'bob@example.com'] },
    { name: 'Team', users: ['ann@example.com', 'bob@example.com', 'cid@example.com'] },
  ],
  projects: [
    {
      ...{ id: 'shop', name: 'Shop' },
      access: [
        { role: 'Owner', users: ['bob@example.com', 'cid@example.com'], groups: ['Team'] },
        { role: 'Member', users: ['bob@example.com'], groups: ['On call'] },
      ],
    },
  ],
  apiTokens: [{ tokenName: 'web', type: 'frontend', projects: ['shop'], environment: 'production' }],
};

let sandbox: Sandbox;
let reattach: Reattach;
let workspace: Workspace;
beforeAll(async () => {
  sandbox = await startSandbox({ seed });
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const provider = unleashProvider('0.1.0', { env, log: () => {}, onWait: () => {}, clock: fastClock() });
  reattach = await serveReattach({ handlers: providerHandlers(provider), address });
  workspace = createWorkspace({ files: {}, env: reattach.env });
});
afterAll(async () => {
  workspace?.dispose();
  await reattach?.close();
  await sandbox?.stop();
});

const run = (...args: readonly string[]) =>
  runCommand(args, { env: { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token }, cwd: workspace.dir });

/** By whose, which role, through which group and where. */
const rejected = [
  /^user:\d+,ann@example\.com,Editor,On call,/,
  /^user:\d+,ann@example\.com,Member,On call,/,
  /^user:\d+,bob@example\.com,Owner,,shop,/,
  /^user:\d+,cid@example\.com,/,
  /^user:\d+,\w+@example\.com,Owner,Team,/,
  /^user:\d+,dee@example\.com,Admin,/,
  /^api_token:web,/,
];
const isRejected = (line: string) => rejected.some((pattern) => pattern.test(line));

test('what is rejected is gone after the apply, and all else is as it was', async () => {
  await run('export', '--out', workspace.dir);
  expect((await workspace.run('init', '-input=false')).code).toBe(0);
  await workspace.apply();
  const before = (await run('review', '--csv', 'decisions')).out.trimEnd().split('\n');
  expect(before.filter(isRejected).length).toBeGreaterThan(rejected.length);
  const filled = before.map((line) => (isRejected(line) ? line.replace(/,,,,$/, ',remove,,Ann,not needed') : line));
  writeFileSync(join(workspace.dir, 'decisions.csv'), filled.join('\n'));

  const { code, out, err } = await run('review', '--decisions', 'decisions.csv', '--dir', '.', '--write');
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('Plan and apply it.') });
  expect(out).toContain('ann@example.com leaves the group On call');
  expect(out).toContain('the group Team loses the role Owner in shop');
  expect(out).toContain('the account cid@example.com is deleted');
  expect(await workspace.run('fmt', '-check', '-diff')).toMatchObject({ code: 0, stdout: '' });
  await workspace.apply();
  expect((await workspace.plan()).code).toBe(0);

  const fingerprintOf = (line: string) => line.split(',').at(-5)!;
  const after = new Set(
    (await run('review', '--csv', 'decisions')).out.trimEnd().split('\n').slice(1).map(fingerprintOf),
  );
  const [gone, kept] = [before.slice(1).filter(isRejected), before.slice(1).filter((line) => !isRejected(line))];
  expect(gone.filter((line) => after.has(fingerprintOf(line)))).toEqual([]);
  expect(kept.filter((line) => !after.has(fingerprintOf(line)))).toEqual([]);

  // The next export knows the files as its own, and the same decisions are settled.
  expect((await run('export', '--out', workspace.dir)).code).toBe(0);
  expect(readFileSync(join(workspace.dir, 'roles-and-access.tf'), 'utf8')).not.toContain('cid_example_com');
  expect((await run('review', '--decisions', 'decisions.csv')).err).toMatch(
    /^0 changes, 0 by hand; \d+ settled already/m,
  );
});
