/** The real terraform binary starting a provider by itself: launch, interrupt, kill. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { patiently } from '../../workshop/patience.ts';
import { isAlive } from '../../workshop/is-alive.ts';
import { createWorkspace, type Workspace } from '../../workshop/terraform.ts';
import { spread } from '../support/size.ts';
import { type BuiltFixture, buildFixture } from './fixture/build.ts';

const main =
  'terraform {\n  required_providers {\n    fixture = { source = "acme/fixture" }\n  }\n}\n' +
  'resource "fixture_thing" "a" {\n  text = "one"\n  size = 0.1\n}\n';

let fixture: BuiltFixture;
let things: string;
let held: string;
let workspace: Workspace;

beforeAll(async () => {
  fixture = await buildFixture();
});
beforeEach(() => {
  things = mkdtempSync(join(tmpdir(), 'things-'));
  held = `${things}.held`;
});
afterEach(() => {
  workspace.dispose();
  rmSync(things, { recursive: true });
  rmSync(held, { force: true });
});
afterAll(() => fixture.dispose());

function open(env: { readonly [name: string]: string } = {}): Workspace {
  workspace = createWorkspace({
    files: { 'main.tf': main },
    env: { FIXTURE_DIR: things, TMPDIR: things, ...env },
    devOverrides: { 'acme/fixture': fixture.dir },
  });
  return workspace;
}

const connections: readonly [string, { readonly [name: string]: string }][] = [
  ['mutual TLS', {}],
  ['no TLS', { TF_DISABLE_PLUGIN_TLS: '1' }],
];

test.each(spread(connections, { quick: 1 }))('plan, apply, plan, refresh, destroy with %s', async (_what, env) => {
  const { plan, apply, destroy } = open(env);
  expect((await plan()).code).toBe(2);
  await apply();
  expect(readdirSync(things)).toHaveLength(1);
  expect((await plan()).code).toBe(0);
  expect((await plan('-refresh-only')).code).toBe(0);
  await destroy();
  // Neither objects nor sockets are left.
  expect(readdirSync(things)).toEqual([]);
});

test('Ctrl-C in the middle of a create keeps the object that is being created', async () => {
  const { start, plan, showStateJson } = open({ FIXTURE_HOLD: held });
  const { child, outcome } = start('apply', '-input=false', '-auto-approve');
  await vi.waitUntil(() => existsSync(held), patiently);
  // A terminal interrupts the whole process group.
  process.kill(-child.pid!, 'SIGINT');
  const { stdout } = await outcome;
  expect(stdout).toContain('Gracefully shutting down');
  const state = await showStateJson<{ values?: { root_module: { resources: { values: { id: string } }[] } } }>();
  expect(state.values?.root_module.resources.map(({ values }) => values.id)).toEqual(readdirSync(things));
  expect((await plan()).code).toBe(0);
});

test('a killed terraform leaves no provider behind', async () => {
  const { start } = open({ FIXTURE_HOLD: held });
  const { child, outcome } = start('apply', '-input=false', '-auto-approve');
  await vi.waitUntil(() => existsSync(held) && readFileSync(held, 'utf8') !== '', patiently);
  const pid = Number(readFileSync(held, 'utf8'));
  expect(isAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  await outcome;
  await vi.waitUntil(() => !isAlive(pid), patiently);
  expect(readdirSync(things).filter((name) => name.startsWith('plugin'))).toEqual([]);
});

test('log lines reach the log of Terraform at their level, and Terraform finds nothing to complain of', async () => {
  const log = join(things, 'log');
  const { plan } = open({ TF_LOG: 'trace', TF_LOG_PATH: log });
  await plan();
  // The service that Terraform tries first is one that we do not have.
  expect(readFileSync(log, 'utf8')).toMatch(
    /^\S+ \[DEBUG\] provider\.terraform-provider-fixture: call refused: .*unknown method/m,
  );
  expect(readFileSync(log, 'utf8')).not.toMatch(/failed to exit gracefully|error closing client|stderr: /);
  rmSync(log);
});
