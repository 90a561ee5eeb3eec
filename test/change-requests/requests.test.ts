// Change requests on a sandbox: who they wait for, who is refused, how they are found, and how long one waits for them.
import { expect, test } from 'vitest';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { findRequest, searchRequests, takeStep, waitForChange, waitingFor } from '../../src/change-requests/index.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';

const place = { project: 'shop', environment: 'production' };
const ann = 'ann@example.com';
const seed: SandboxOptions['seed'] = {
  users: [
    ...['ann', 'ben', 'cat'].map((name) => ({
      email: `${name}@example.com`,
      token: `user:${name}`,
      rootRole: 'Admin',
    })),
    { email: 'dan@example.com', token: 'user:dan' },
    { email: 'eve@example.com', token: 'user:eve' },
  ],
  roles: [
    {
      name: 'Reviewer',
      type: 'custom',
      permissions: [{ name: 'APPROVE_CHANGE_REQUEST', environment: 'production' }],
    },
  ],
  projects: [
    {
      ...{ id: 'shop', environments: ['development', 'production'], changeRequests: { production: 2 } },
      access: [{ role: 'Reviewer', users: ['dan@example.com'] }],
    },
  ],
  changeRequests: [
    { ...place, createdBy: ann },
    { ...place, createdBy: 'ben@example.com', approvedBy: ['cat@example.com'] },
    { ...place, environment: 'development', createdBy: ann },
    { ...place, createdBy: ann, state: 'Approved', approvedBy: ['ben@example.com', 'cat@example.com'] },
    { ...place, createdBy: ann, state: 'Applied' },
  ],
};

async function open() {
  const sandbox = await startSandbox({ seed });
  const as = (name: string) => createAdminApi({ url: sandbox.url, token: `user:${name}`, env: {} });
  const call = (name: string, ...args: string[]) =>
    runCommand(['requests', ...args], { env: { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: `user:${name}` } });
  const writes = () => sandbox.requests.filter(({ method }) => method !== 'GET').map(({ operation }) => operation);
  return { sandbox, as, call, writes, [Symbol.asyncDispose]: () => sandbox.stop() };
}

test('wait for those of others who may approve there and have not yet', async () => {
  await using place = await open();
  const waiting = async (name: string) =>
    (await waitingFor(place.as(name), await searchRequests(place.as(name)))).map(({ id }) => id);
  expect(await waiting('ann')).toEqual([2]);
  expect(await waiting('ben')).toEqual([3, 1]);
  expect(await waiting('cat')).toEqual([3, 1]);
  expect(await waiting('dan')).toEqual([2, 1]);
  expect(await waiting('eve')).toEqual([]);
  const mine = JSON.parse((await place.call('ann', 'list', '--mine', '--closed', '--json')).out);
  expect(mine.requests.map(({ id }: { id: number }) => id)).toEqual([5, 4, 3, 1]);
});

test.each([
  ['approve', '1', 'APPROVE_CHANGE_REQUEST', 'ben@example.com, cat@example.com, dan@example.com'],
  ['reject', '1', 'APPROVE_CHANGE_REQUEST', 'ben@example.com, cat@example.com, dan@example.com'],
  ['apply', '4', 'APPLY_CHANGE_REQUEST', 'ben@example.com, cat@example.com'],
  ['schedule', '4', 'APPLY_CHANGE_REQUEST', 'ben@example.com, cat@example.com'],
])('nobody is to %s their own, and is told who could', async (step, id, permission, others) => {
  await using place = await open();
  const when = step === 'schedule' ? ['--at', '2099-01-01T00:00:00Z'] : [];
  const refused = await place.call('ann', step, id, ...when);
  expect(refused).toEqual({
    code: 1,
    out: '',
    err: `unleash-admin: Change request ${id} of shop was made by ann@example.com, whose token this is. Nobody is to ${step} a change request of their own: use the token of another account, or let another person do it. Others hold ${permission} in production of shop: admin, ${others}.\n`,
  });
  expect(place.writes()).toEqual([]);
});

test('are cancelled by who made them, and what is done is done once', async () => {
  await using place = await open();
  expect(await place.call('ann', 'cancel', '1')).toMatchObject({
    code: 0,
    err: 'Change request 1 of shop is cancelled.\n',
  });
  expect((await place.call('ann', 'cancel', '1')).err).toBe('Change request 1 of shop is cancelled already.\n');
  expect(place.writes()).toEqual(['updateChangeRequestState']);
  expect((await place.call('ben', 'apply', '3')).err).toContain(
    'Change request 3 of shop is "In review", with 0 of the 1 approvals that it needs. It can be applied while it is "Approved" or "Scheduled".',
  );
});

test('are found by number, in all of the pages that the server gives', async () => {
  await using place = await open();
  const api = place.as('ann');
  expect(await findRequest(api, 5)).toEqual({ project: 'shop', id: 5 });
  const unknown = await place.call('ann', 'show', '77');
  expect(unknown).toMatchObject({ code: 2, err: 'unleash-admin: this Unleash has no change request "77".\n' });
  const wrong = await place.call('ann', 'show', 'x');
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("argument 'request'") });
  const { changeRequests, total } = await api.searchChangeRequests({ limit: 2 });
  expect({ total, ids: changeRequests.map(({ id }) => id) }).toEqual({ total: 5, ids: [5, 4] });
  const asked: (number | undefined)[] = [];
  const pages = api.with({});
  const small = Object.assign(Object.create(pages), {
    searchChangeRequests: ({ offset = 0 }: { offset?: number }) => {
      asked.push(offset);
      return Promise.resolve({ total: 2500, changeRequests: [{ ...changeRequests[0]!, id: offset + 1 }] });
    },
  });
  expect((await searchRequests(small)).map(({ id }) => id)).toEqual([1, 1001, 2001]);
  expect(asked).toEqual([0, 1000, 2000]);
});

test('of a project that there is not are refused with its name', async () => {
  await using place = await open();
  expect(await place.call('ben', 'show', '1', '--project', 'shopp')).toEqual({
    ...{ code: 2, out: '' },
    err: 'unleash-admin: this Unleash has no project "shopp". Did you mean "shop"?\n',
  });
});

test('are waited for until they are over or their schedule has failed, and an interrupt ends it', async () => {
  await using place = await open();
  const [api, which] = [place.as('ben'), { project: 'shop', id: 4 }];
  await takeStep(api, which, 'schedule', { scheduledAt: '2099-01-01T00:00:00.000Z', byOthers: true });
  const signal = new AbortController();
  const looks: string[] = [];
  const onLook = ({ state }: { state: string }) => void looks.push(state);
  // What Unleash does at the time, the second look finds.
  const pause = async () =>
    void (await place.as('cat').updateChangeRequestState({ projectId: 'shop', id: '4', body: { state: 'Applied' } }));
  expect((await waitForChange(api, which, { signal: signal.signal, onLook, pause })).state).toBe('Applied');
  expect(looks).toEqual(['Scheduled', 'Applied']);

  const rejected = await place.call('ben', 'reject', '1');
  expect(rejected.code).toBe(0);
  expect((await place.call('ben', 'show', '1', '--wait')).code).toBe(3);
  expect((await place.call('ben', 'show', '4', '--wait')).code).toBe(0);

  const ending = new AbortController();
  const env = { UNLEASH_URL: place.sandbox.url, UNLEASH_AUTH_TOKEN: 'user:ben' };
  const before = place.sandbox.requests.length;
  const waiting = runCommand(['requests', 'show', '3', '--project', 'shop', '--wait'], { env, signal: ending.signal });
  while (place.sandbox.requests.length === before) await new Promise((done) => setTimeout(done, 5));
  ending.abort();
  expect(await waiting).toEqual({ code: 1, out: '', err: 'unleash-admin: interrupted\n' });
});
