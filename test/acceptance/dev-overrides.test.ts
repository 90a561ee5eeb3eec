// The built executable as Terraform itself starts, interrupts and loses it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { patiently } from '../../workshop/patience.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { addressesIn, expectNothingPlanned } from '../../workshop/acceptance.ts';
import { type BuiltProvider, buildProvider, childrenOf } from '../../workshop/built-provider.ts';
import { readExamples } from '../../workshop/examples.ts';
import { isAlive } from '../../workshop/is-alive.ts';
import type { Workspace } from '../../workshop/terraform.ts';

// Each test is a dozen processes, which a busy machine runs slowly.
let provider: BuiltProvider;

beforeAll(async () => {
  provider = await buildProvider();
});
afterAll(() => provider.dispose());

const groups = ['a', 'b', 'c']
  .map((label) => `resource "unleash_group" "${label}" {\n  name = "${label}"\n}\n`)
  .join('');

const names = ({ store }: Sandbox) => [...store.groups.values()].map(({ name }) => name).sort();

/** Stands before a sandbox and keeps back the answer to the first creation until it is let go. */
async function holdBack({ url }: Sandbox) {
  let letGo = () => {};
  const goes = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let arrive = () => {};
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method!,
      headers: { authorization: request.headers.authorization!, 'content-type': 'application/json' },
      ...(body.length > 0 && { body }),
    });
    const text = await answer.text();
    if (request.method === 'POST') {
      arrive();
      await goes;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    letGo();
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, held, letGo, close };
}

const finish = async (sandbox: Sandbox, workspace: Workspace) => {
  workspace.dispose();
  await sandbox.stop();
};

test('a scenario is applied, stays as it is, and goes; no socket is left', async () => {
  const sandbox = await startSandbox();
  const workspace = provider.open(sandbox, readExamples('scenarios/team-project').join('\n'));
  expect((await workspace.plan()).code).toBe(2);
  await workspace.apply();
  await expectNothingPlanned(workspace);
  await workspace.destroy();
  expect(addressesIn(workspace)).toEqual([]);
  expect(names(sandbox)).toEqual([]);
  expect(provider.leftovers()).toEqual([]);
  // The destroy left notes, which are for this user alone and hold keys of things, nothing secret.
  const notes = readdirSync(provider.planNotes).map((name) => join(provider.planNotes, name));
  expect(notes.length).toBeGreaterThan(0);
  for (const path of notes) {
    expect(readFileSync(path, 'utf8')).not.toContain(sandbox.token);
    expect(statSync(path).mode & 0o077).toBe(0);
  }
  expect(statSync(provider.planNotes).mode & 0o077).toBe(0);
  await finish(sandbox, workspace);
});

test('Ctrl-C in the middle of an apply keeps what was created, starts nothing more, and the next apply goes on', async () => {
  const sandbox = await startSandbox();
  const gate = await holdBack(sandbox);
  const workspace = provider.open({ ...sandbox, url: gate.url }, groups);
  const { child, outcome } = workspace.start('apply', '-auto-approve', '-parallelism=1');
  const interrupted = new Promise<void>((resolve) => {
    child.stdout!.on('data', (text: string) => String(text).includes('Gracefully shutting down') && resolve());
  });
  await gate.held;
  // A terminal interrupts the whole process group.
  process.kill(-child.pid!, 'SIGINT');
  await interrupted;
  gate.letGo();
  expect((await outcome).code).toBe(1);
  const held = addressesIn(workspace);
  expect(held).toHaveLength(1);
  expect(names(sandbox)).toEqual(held.map((address) => address.replace('unleash_group.', '')));
  await workspace.apply();
  expect(names(sandbox)).toEqual(['a', 'b', 'c']);
  gate.close();
  await finish(sandbox, workspace);
});

test('a killed Terraform leaves no provider behind, and what it could not save is taken over by the next apply that may', async () => {
  const sandbox = await startSandbox();
  const gate = await holdBack(sandbox);
  const workspace = provider.open({ ...sandbox, url: gate.url }, groups);
  const { child, outcome } = workspace.start('apply', '-auto-approve', '-parallelism=1');
  await gate.held;
  const providers = childrenOf(child.pid!);
  expect(providers.filter(isAlive).length).toBeGreaterThan(0);
  child.kill('SIGKILL');
  await outcome;
  await vi.waitUntil(() => !providers.some(isAlive), patiently);
  expect(provider.leftovers()).toEqual([]);

  gate.letGo();
  const refused = await workspace.run('apply', '-auto-approve', '-parallelism=1');
  expect(refused.code).toBe(1);
  expect(refused.stderr.replaceAll(/[\s│]+/g, ' ')).toMatch(
    /terraform import unleash_group\.NAME \d+ .*a run that was cut off may have made it.* take_over_minutes/,
  );
  workspace.write('provider.tf', 'provider "unleash" {\n  take_over_minutes = 60\n}\n');
  const { stdout } = await workspace.apply();
  expect(stdout.match(/existed already and was taken over/g)).toHaveLength(1);
  expect(addressesIn(workspace)).toHaveLength(3);
  expect(names(sandbox)).toEqual(['a', 'b', 'c']);
  gate.close();
  await finish(sandbox, workspace);
});
