// The first answer of a run is its connection check: one whole error, a line for everything else, and no plan without an answer.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { provider, startCore, startWorld } from '../../workshop/catalog.ts';
import { errorsOf } from '../support/laws/index.ts';

const tagType = (name: string) => `resource "unleash_tag_type" "${name}" {\n  name = "${name}"\n}\n`;
const user = 'resource "unleash_user" "u" {\n  username = "u"\n  root_role = 3\n}\n';
const everything = `${tagType('one')}${user}${tagType('two')}`;

const core = (base_url: string, authorization: string) =>
  startCore(providerHandlers(provider()), { base_url, authorization });

/** An address where nothing listens any more. */
async function freedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

const line = 'Unleash cannot be reached with this provider configuration: see the first error that says why.';

test('a token that is not taken is one whole error, and a line for everything else', async () => {
  await using world = await startWorld();
  const wrong = await core(world.sandbox.url, 'user:wrong');
  for (const errors of [errorsOf(await wrong.plan(everything)), errorsOf(await wrong.apply(everything))]) {
    expect(errors.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^Unleash at .* does not accept the token \(HTTP 401/),
      line,
      line,
    ]);
  }
});

test('a token of the wrong kind is one, too', async () => {
  await using world = await startWorld({
    seed: { apiTokens: [{ tokenName: 'sdk', type: 'backend', environment: 'development' }] },
  });
  const sdk = [...world.sandbox.store.apiTokens.values()].find(({ tokenName }) => tokenName === 'sdk')!;
  const errors = errorsOf(await (await core(world.sandbox.url, sdk.secret)).plan(everything));
  expect(errors.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^This kind of token cannot be used/),
    line,
    line,
  ]);
});

test('a server that is not there is one whole error, whatever the plan would have asked', async () => {
  const nobody = await core(await freedAddress(), 'user:any');
  expect(errorsOf(await nobody.plan(everything)).map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/nothing accepts connections there \(ECONNREFUSED\)/),
    line,
    line,
  ]);
  expect(errorsOf(await nobody.plan(tagType('one')))).toHaveLength(1);
});

test('a plan that would ask nothing asks once, whoever the token belongs to', async () => {
  await using world = await startWorld();
  const before = world.sandbox.requests.length;
  expect(errorsOf(await world.core.plan(tagType('one') + tagType('two')))).toEqual([]);
  expect(world.sandbox.requests.slice(before).map(({ operation }) => operation)).toEqual(['getMe']);
});
