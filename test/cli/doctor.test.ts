// What doctor says of connections of which something is known to be wrong.
import { expect, test } from 'vitest';
import { judge } from '../../src/cli/doctor/judge.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { runCommand } from './in-memory-terminal.ts';

interface Given extends SandboxOptions {
  /** Of the token's owner; an admin token where they are left out. */
  readonly permissions?: readonly string[];
  readonly prepare?: (store: Awaited<ReturnType<typeof startSandbox>>['store']) => void;
}

async function doctor({ permissions, prepare, ...options }: Given) {
  const sandbox = await startSandbox(options);
  try {
    prepare?.(sandbox.store);
    const token = permissions ? sandbox.createToken({ permissions }) : sandbox.token;
    const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: token };
    const { code, out } = await runCommand(['doctor', '--json'], { env });
    const data = JSON.parse(out);
    return { code, data, of: (about: string) => data.checks.find((check: { about: string }) => check.about === about) };
  } finally {
    await sandbox.stop();
  }
}

test('an admin token on a fresh instance may do everything, and nothing is wrong', async () => {
  const { code, data } = await doctor({});
  expect(code).toBe(0);
  expect(new Set(data.checks.map(({ verdict }: { verdict: string }) => verdict))).toEqual(new Set(['ok']));
  expect(data).toMatchObject({
    token: { kind: 'admin token' },
    edition: 'enterprise',
    proxy: null,
    clockSeconds: expect.any(Number),
  });
});

test('a token with few permissions is told what it may not do, and that is no problem', async () => {
  const { code, data, of } = await doctor({ permissions: ['CREATE_TAG_TYPE', 'CREATE_SEGMENT'] });
  expect(code).toBe(0);
  expect(data.token).toMatchObject({ kind: 'person', permissions: expect.arrayContaining(['CREATE_TAG_TYPE']) });
  expect(of('writing')).toMatchObject({
    verdict: 'warning',
    says: expect.stringContaining('unleash_banner (UPDATE_INSTANCE_BANNERS), '),
  });
  expect(of('writing').says).not.toContain('unleash_tag_type');
  expect(of('reading')).toMatchObject({ verdict: 'warning', says: expect.stringMatching(/unleash_service_account/) });
  expect(of('commands')).toMatchObject({ verdict: 'warning', says: 'cannot work: who-can' });
});

test('the open-source edition has less', async () => {
  const { code, of } = await doctor({ edition: 'oss' });
  expect(code).toBe(0);
  expect(of('edition').says).toMatch(/^open-source, which has no .*unleash_group/);
});

test('maintenance, and limits that are close or reached', async () => {
  const prepare: Given['prepare'] = (store) => {
    store.settings.maintenance = true;
    Object.assign(store.limits, { projects: 1, environments: 2, segments: 300, apiTokens: 1 });
  };
  const { code, of } = await doctor({ prepare });
  expect(code).toBe(3);
  expect(of('version')).toMatchObject({ verdict: 'problem', says: expect.stringContaining('in maintenance') });
  expect(of('projects')).toEqual({ about: 'projects', verdict: 'problem', says: '1 of 1: no more can be made' });
  expect(of('segments').verdict).toBe('ok');
});

const fine = {
  ...{
    server: 'https://unleash.example.com',
    proxy: null,
    version: '8.2.0',
    edition: 'enterprise',
    maintenance: false,
  },
  token: { name: 'ci', kind: 'service account', permissions: ['ADMIN'] },
  ...{ clockSeconds: 0, limits: [], types: [] },
};
const problems = (given: object) =>
  judge({ ...fine, ...given })
    .filter(({ verdict }) => verdict !== 'ok')
    .map(({ about, verdict, says }) => `${about} ${verdict} ${says}`);

test.each([
  [{}, []],
  [
    { server: 'http://unleash.example.com' },
    ['TLS problem none: whoever is on the way can read the token. Use https://'],
  ],
  [{ server: 'http://localhost:4242' }, []],
  [{ clockSeconds: 61 }, ["clock problem the server's is 61 s ahead: what expires does so too early or too late"]],
  [
    { clockSeconds: -3600 },
    ["clock problem the server's is 3600 s behind: what expires does so too early or too late"],
  ],
  [{ clockSeconds: null }, []],
  [{ limits: [{ what: 'apiTokens', used: 1600, limit: 2000 }] }, ['api tokens warning 1600 of 2000']],
  [{ limits: [{ what: 'apiTokens', used: 1599, limit: 2000 }] }, []],
])('%j', (given, wanted) => {
  expect(problems(given)).toEqual(wanted);
});
