// Laws over every ephemeral resource: it is there while a run needs it, and nothing of it stays, however the run ends.
import { describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { type Block, EphemeralRun, type Profile } from '../../src/terraform/testing/index.ts';
import { offered, provider } from '../../workshop/catalog.ts';
import { underCores } from '../support/cores.ts';

type Body = Block['body'];

/** A configuration of each, on an instance with the service account 2. */
const configurations: { readonly [name: string]: Body } = {
  api_token: { token_name: 'run', type: 'backend', environment: 'development', projects: ['default'] },
  project_api_token: {
    project: 'default',
    token_name: 'run',
    type: 'frontend',
    environment: 'development',
    minutes: 5,
  },
  service_account_token: { service_account_id: 2, description: 'run', minutes: 5 },
};

/** What this one hands over is made and ended by a resource. */
const handingOver = 'scim_token';
const all = (provider().ephemeralResources ?? []).filter(({ name }) => name !== handingOver);
const secretOf = ({ value }: { readonly value: { readonly [name: string]: unknown } }) => String(value.secret);

test('each has a configuration here', () => {
  expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(configurations).sort());
});

/** An instance, what it holds before, and how a run on it begins. */
async function stage(profile?: Profile) {
  const sandbox = await startSandbox();
  const post = (path: string, body: object) =>
    sandbox.fetch(
      new Request(`${sandbox.url}/api/admin/${path}`, {
        method: 'POST',
        headers: { authorization: sandbox.token, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  const made = await post('service-account', { username: 'robot', name: 'Robot', rootRole: 2 });
  expect(await made.json()).toMatchObject({ id: 2 });
  const living = () => [...tokensIn(sandbox)].sort();
  const begin = (authorization = sandbox.token, send = (request: Request) => sandbox.fetch(request)) =>
    EphemeralRun.start(
      providerHandlers(provider({ fetch: send })),
      { base_url: sandbox.url, authorization },
      profile,
      offered(),
    );
  return { sandbox, living, before: living(), begin, [Symbol.asyncDispose]: () => sandbox.stop() };
}

const tokensIn = ({ store }: Sandbox): string[] => [...store.apiTokens.keys(), ...store.personalTokens.keys()];

describe.each(underCores(all, 'ephemeral'))('$name with $core', ({ name, profile }) => {
  const type = `unleash_${name}`;
  const body = configurations[name]!;

  test('is there when it is open, and gone when it is closed', async () => {
    await using place = await stage(profile);
    const run = await place.begin();
    const { opened, diagnostics } = await run.open(type, body);
    expect(diagnostics).toEqual([]);
    expect(place.living()).toEqual([...place.before, secretOf(opened!)].sort());
    expect(await run.close(opened!)).toEqual([]);
    expect(place.living()).toEqual(place.before);
  });

  test('is gone when Terraform ends without closing it, also after an interrupt', async () => {
    await using place = await stage(profile);
    for (const isInterrupted of [false, true]) {
      const run = await place.begin();
      await run.open(type, body);
      await run.open(type, body);
      expect(place.living()).toHaveLength(place.before.length + 2);
      if (isInterrupted) await run.interrupt();
      await run.end();
      expect(place.living()).toEqual(place.before);
    }
  });

  test('that somebody has deleted closes all the same', async () => {
    await using place = await stage(profile);
    const run = await place.begin();
    const { opened } = await run.open(type, body);
    expect(await run.close(opened!)).toEqual([]);
    expect(await run.close(opened!)).toEqual([]);
    await run.end();
  });

  test('ends by itself some minutes after it was opened', async () => {
    await using place = await stage(profile);
    const run = await place.begin();
    const { opened } = await run.open(type, { ...body, minutes: 7 });
    const left = Date.parse(String(opened!.value.expires_at)) - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(7 * 60_000);
    if (opened!.renewAt) expect(opened!.renewAt.getTime()).toBeLessThan(Date.parse(String(opened!.value.expires_at)));
    const wrong = await run.open(type, { ...body, minutes: 0 });
    expect(wrong.diagnostics.map(({ detail }) => detail)).toEqual([
      'The minutes attribute must be between 1 and 1440, but got: 0.',
    ]);
  });

  test('that may not be made leaves nothing behind, and the error says why', async () => {
    await using place = await stage(profile);
    const run = await place.begin(place.sandbox.createToken({ role: 'Viewer' }));
    const before = place.living();
    const { opened, diagnostics } = await run.open(type, body);
    expect(opened).toBeUndefined();
    expect(diagnostics).toEqual([expect.objectContaining({ severity: 'error', summary: `Cannot open ${type}` })]);
    expect(diagnostics[0]!.detail).toMatch(/permission/);
    expect(place.living()).toEqual(before);
  });

  test('whose answer is lost leaves nothing behind that lives on', async () => {
    await using place = await stage(profile);
    let isLost = false;
    const run = await place.begin(place.sandbox.token, async (request) => {
      const answer = await place.sandbox.fetch(request);
      if (request.method !== 'POST' || isLost) return answer;
      isLost = true;
      throw new TypeError('fetch failed');
    });
    const { opened } = await run.open(type, body);
    expect(isLost).toBe(true);
    if (opened) await run.close(opened);
    expect(place.living()).toEqual(place.before);
  });
});

describe('a token that is renewed', () => {
  test('lives on from then, and is closed with what it was opened with', async () => {
    await using place = await stage();
    const run = await place.begin();
    const { opened } = await run.open('unleash_api_token', { ...configurations.api_token, minutes: 5 });
    const secret = secretOf(opened!);
    const token = place.sandbox.store.apiTokens.get(secret)!;
    token.expiresAt = new Date(Date.now() + 60_000).toISOString();
    const { renewed, diagnostics } = await run.renew(opened!);
    expect(diagnostics).toEqual([]);
    expect(renewed.renewAt!.getTime()).toBeGreaterThan(Date.now());
    expect(Date.parse(token.expiresAt)).toBeGreaterThan(Date.now() + 4 * 60_000);
    expect(await run.close(opened!)).toEqual([]);
    expect(place.living()).toEqual(place.before);
  });

  test('without the permission to change it ends in its own time, and a warning says so', async () => {
    await using place = await stage();
    const run = await place.begin(
      place.sandbox.createToken({ permissions: ['CREATE_CLIENT_API_TOKEN', 'READ_CLIENT_API_TOKEN'] }),
    );
    const { opened, diagnostics: atOpen } = await run.open('unleash_api_token', configurations.api_token!);
    expect(atOpen).toEqual([]);
    const { renewed, diagnostics } = await run.renew(opened!);
    expect(renewed.renewAt).toBeUndefined();
    expect(diagnostics).toEqual([
      expect.objectContaining({ severity: 'warning', detail: expect.stringMatching(/set minutes/) }),
    ]);
  });
});
