// Unleash out of reach, tokens that may not, connections that are cut: one error that says what to do, and state stays true.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { FailRule, Sandbox } from '../../src/sandbox/index.ts';
import { addressesIn, errorsIn, expectNothingPlanned, openStage } from '../../workshop/acceptance.ts';
import { spread } from '../support/size.ts';

const group = (label: string, description = 'First') =>
  `resource "unleash_group" "${label}" {\n  name        = "${label}"\n  description = "${description}"\n}\n`;

/** The address of a server that answers everything with one page. */
async function withPage<T>(status: number, body: string, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_request, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end(body),
  );
  const url = await listen(server);
  try {
    return await work(url);
  } finally {
    server.close();
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What Terraform says when a group is to be made with this environment, of which nothing comes; mostly its plan finds out. */
async function createWith(
  env: (sandbox: Sandbox) => { [name: string]: string },
  work: 'plan' | 'create' = 'plan',
): Promise<string[]> {
  await using stage = await openStage({ main: group('team'), env });
  const errors = errorsIn(await stage.workspace.run('apply', '-auto-approve'));
  expect(addressesIn(stage.workspace)).toEqual([]);
  expect([...stage.sandbox.store.groups.keys()]).toEqual([]);
  for (const error of errors) expect(error).toContain(`Cannot ${work} unleash_group "team" with unleash_group.team`);
  return errors;
}

const token = (secret: string) => () => ({ UNLEASH_AUTH_TOKEN: secret });
const url = (address: string) => () => ({ UNLEASH_URL: address });

describe('one error says what to do about', () => {
  test('an address where nothing listens', async () => {
    const server = createServer();
    const address = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await createWith(url(address))).toEqual([
      expect.stringMatching(/nothing accepts connections there \(ECONNREFUSED\)\. Check the host and the port/),
    ]);
  });

  test('a host name that does not exist', async () => {
    expect(await createWith(url('http://unleash.invalid'))).toEqual([
      expect.stringMatching(/(the host name does not exist|the DNS gave no answer) .*Check the/),
    ]);
  });

  test('https to an http port', async () => {
    expect(await createWith((sandbox) => ({ UNLEASH_URL: sandbox.url.replace('http:', 'https:') }))).toEqual([
      expect.stringMatching(/Check whether the URL should start with http:\/\/ instead of https:\/\//),
    ]);
  });

  test('an address that is not one of Unleash', async () => {
    await withPage(404, '<!doctype html><h1>Not found</h1>', async (address) => {
      expect(await createWith(url(address))).toEqual([
        expect.stringMatching(/does not look like the address of Unleash.*everything before \/api/),
      ]);
    });
  });

  test('a login page', async () => {
    await withPage(200, '<!doctype html><h1>Log in</h1>', async (address) => {
      expect(await createWith(url(address))).toEqual([
        expect.stringMatching(
          /a web page instead of JSON\. Check that .* no login page or proxy stands before its API/,
        ),
      ]);
    });
  });

  test('a proxy that forbids', async () => {
    await withPage(403, '<html><h1>Forbidden</h1></html>', async (address) => {
      expect(await createWith(url(address))).toEqual([
        expect.stringMatching(/Check the proxy, firewall or IP allow list/),
      ]);
    });
  });

  test('a wrong token, which it does not repeat', async () => {
    const [error, ...more] = await createWith(token('user:wrong-and-secret'));
    expect(more).toEqual([]);
    expect(error).toMatch(/does not accept the token .*Use an admin token, .* made on this instance/);
    expect(error).not.toContain('wrong-and-secret');
  });

  test('a token without the permission', async () => {
    const viewer = (sandbox: Sandbox) => ({ UNLEASH_AUTH_TOKEN: sandbox.createToken({ role: 'Viewer' }) });
    expect(await createWith(viewer, 'create')).toEqual([
      expect.stringMatching(/lacks the permission "ADMIN" .*Give the owner of the token a role with it/),
    ]);
  });

  test('a token for applications', async () => {
    const backend = ({ store }: Sandbox) => {
      const secret = '*:development.for-applications';
      const shape = { tokenName: 'app', environment: 'development', projects: ['*'], expiresAt: null };
      store.apiTokens.set(secret, { secret, type: 'backend', createdAt: store.now(), ...shape });
      return { UNLEASH_AUTH_TOKEN: secret };
    };
    expect(await createWith(backend)).toEqual([
      expect.stringMatching(/Use an admin token, .*not a backend or frontend token/),
    ]);
  });
});

const three = (description?: string) => ['a', 'b', 'c'].map((label) => group(label, description)).join('');

const cuts: FailRule['how'][] = ['reset-before', 'reset-after', 'truncate', 'html', { status: 500 }, { status: 503 }];

describe.each(spread(cuts, { quick: 2 }).map((how) => [JSON.stringify(how), how] as const))(
  'in the middle of an apply: %s',
  (_name, how) => {
    const names = ({ store }: Sandbox) => [...store.groups.values()].map(({ name }) => name).sort();
    const says = /(Check|Look into|look before|try again)/;

    test('creating loses and doubles nothing, and the next apply completes it', async () => {
      await using stage = await openStage({ main: three() });
      const { workspace, sandbox } = stage;
      sandbox.fail({ operation: 'createGroup', how, after: 1, times: 'always' });
      const errors = errorsIn(await workspace.run('apply', '-auto-approve', '-parallelism=1'));
      const held = addressesIn(workspace);
      expect(errors.length).toBe(3 - held.length);
      for (const error of errors) expect(error).toMatch(says);
      // Whatever Unleash has made is in state.
      expect(names(sandbox)).toEqual(held.map((address) => address.replace('unleash_group.', '')).sort());
      sandbox.clearFailures();
      await workspace.apply();
      expect(names(sandbox)).toEqual(['a', 'b', 'c']);
      await expectNothingPlanned(workspace);
    });

    test('updating and destroying keep what there is in state until it is done', async () => {
      await using stage = await openStage({ main: three() });
      const { workspace, sandbox } = stage;
      await workspace.apply();
      stage.configure(three('Second'));
      sandbox.fail({ operation: 'updateGroup', how, times: 'always' });
      for (const error of errorsIn(await workspace.run('apply', '-auto-approve'))) expect(error).toMatch(says);
      expect(addressesIn(workspace)).toHaveLength(3);
      sandbox.clearFailures();
      await workspace.apply();
      await expectNothingPlanned(workspace);
      expect([...sandbox.store.groups.values()].map(({ description }) => description)).toEqual([
        'Second',
        'Second',
        'Second',
      ]);

      sandbox.fail({ operation: 'deleteGroup', how, times: 'always' });
      await workspace.run('destroy', '-auto-approve');
      const held = addressesIn(workspace).map((address) => address.replace('unleash_group.', ''));
      expect(held).toEqual(expect.arrayContaining(names(sandbox)));
      sandbox.clearFailures();
      await workspace.destroy();
      expect(names(sandbox)).toEqual([]);
      expect(addressesIn(workspace)).toEqual([]);
    });
  },
);

test('what cannot be read is kept in state', async () => {
  await using stage = await openStage({ main: group('team') });
  const { workspace, sandbox } = stage;
  await workspace.apply();
  for (const how of [{ status: 500 }, { status: 403 }, { status: 401 }, 'html', 'reset-before', 'truncate'] as const) {
    sandbox.fail({ operation: 'getGroup', how, times: 'always' });
    expect(errorsIn(await workspace.plan()), JSON.stringify(how)).toEqual([
      expect.stringContaining('Cannot read unleash_group "team"'),
    ]);
    sandbox.clearFailures();
  }
  await expectNothingPlanned(workspace);
});

test('what was made and cannot be read back is in state, and the next apply does not make it twice', async () => {
  await using stage = await openStage({ main: group('team') });
  const { workspace, sandbox } = stage;
  sandbox.fail({ operation: 'getGroup', how: { status: 500 }, times: 'always' });
  expect(errorsIn(await workspace.run('apply', '-auto-approve'))).toEqual([
    expect.stringMatching(
      /Cannot read unleash_group "team" back.*run "terraform untaint unleash_group\.NAME" before you apply again/,
    ),
  ]);
  sandbox.clearFailures();
  await workspace.apply();
  expect([...sandbox.store.groups.values()].map(({ name }) => name)).toEqual(['team']);
  await expectNothingPlanned(workspace);
});
