// What actions keep people from: approving their own, deleting those who must stay, mailing into the void.
import { describe, expect, test } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import type { Invoked } from '../../src/terraform/testing/index.ts';
import { provider, startActions } from '../../workshop/catalog.ts';

const old = '2020-01-01T00:00:00.000Z';

async function stage(seed: SandboxOptions['seed']) {
  const sandbox = await startSandbox({ seed });
  const begin = (authorization = sandbox.token) =>
    startActions(providerHandlers(provider()), { base_url: sandbox.url, authorization });
  return { sandbox, begin, [Symbol.asyncDispose]: () => sandbox.stop() };
}

const said = ({ diagnostics }: Invoked) => diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join('\n');
const names = ({ store }: Sandbox) =>
  [...store.accounts.values()].map(({ email, username }) => email ?? username).sort();
const eventTypes = ({ store }: Sandbox) =>
  store.events.map(({ type }) => type).filter((type) => /^change-request/.test(type));

describe('a change request', () => {
  const people = ['ann', 'ben', 'cat'].map((name) => ({
    email: `${name}@example.com`,
    token: `user:${name}`,
    rootRole: 'Admin',
  }));
  const seed: SandboxOptions['seed'] = {
    users: people,
    projects: [{ id: 'shop', environments: ['production'], changeRequests: { production: 2 } }],
    changeRequests: [{ project: 'shop', environment: 'production', createdBy: 'ann@example.com' }],
  };
  const which = { project_id: 'shop', change_request_id: 1 };

  test('comes from review to being applied by as many others as it needs, and by nobody twice', async () => {
    await using place = await stage(seed);
    const as = async (name: string, verb: string, more: object = {}) =>
      (await place.begin(`user:${name}`)).invoke(`unleash_${verb}_change_request`, { ...which, ...more });
    const name = 'Change request 1 of shop';

    expect(said(await as('ann', 'approve'))).toContain('Nobody is to approve a change request of their own');
    expect(said(await as('ann', 'reject'))).toContain('Nobody is to reject a change request of their own');
    expect(said(await as('ben', 'apply'))).toContain(
      `${name} is "In review", with 0 of the 2 approvals that it needs. It can be applied while it is "Approved" or "Scheduled".`,
    );
    expect((await as('ben', 'approve')).progress).toEqual([`${name} has 1 of the 2 approvals that it needs.`]);
    expect((await as('ben', 'approve')).progress).toEqual([`${name} has the approval of this account already.`]);
    expect((await as('cat', 'approve', { comment: 'fine' })).progress).toEqual([`${name} is approved.`]);
    const scheduled_at = '2099-01-31T05:00:00+01:00';
    expect((await as('ann', 'schedule', { scheduled_at })).progress).toEqual([
      `${name} is scheduled for 2099-01-31T04:00:00.000Z.`,
    ]);
    expect((await as('ann', 'schedule', { scheduled_at })).progress).toEqual([
      `${name} is scheduled for 2099-01-31T04:00:00.000Z already.`,
    ]);
    expect(said(await as('ann', 'schedule', { scheduled_at: old }))).toContain(
      'only be scheduled for a time in the future',
    );
    expect((await as('ann', 'apply')).progress).toEqual([`${name} is applied.`]);
    expect((await as('ann', 'apply')).progress).toEqual([`${name} is applied already.`]);
    expect(said(await as('cat', 'reject'))).toContain(`${name} is "Applied".`);
    expect(eventTypes(place.sandbox).slice(1)).toEqual([
      'change-request-approval-added',
      'change-request-approval-added',
      'change-request-approved',
      'change-request-scheduled',
      'change-request-applied',
    ]);
  });

  test('is refused in words that say where, when there is none of this number', async () => {
    await using place = await stage(seed);
    const run = await place.begin('user:ben');
    const invoked = await run.invoke('unleash_reject_change_request', { ...which, change_request_id: 7 });
    expect(said(invoked)).toMatch(
      /^Cannot plan unleash_reject_change_request: .*Could not find change request with id 7/,
    );
  });

  test('is left alone by those who may not review it', async () => {
    await using place = await stage(seed);
    const run = await place.begin(place.sandbox.createToken({ role: 'Editor' }));
    expect(said(await run.invoke('unleash_approve_change_request', which))).toContain('APPROVE_CHANGE_REQUEST');
  });
});

describe('inactive users', () => {
  const seed: SandboxOptions['seed'] = {
    users: [
      { email: 'ann@example.com', token: 'user:ann', rootRole: 'Admin' },
      { email: 'ben@example.com', token: 'user:ben' },
      { email: 'cat@example.com' },
      { email: 'new@example.com' },
    ],
  };
  const type = 'unleash_delete_inactive_users';
  const everybodyOld = ({ store }: Sandbox, ...but: readonly string[]) => {
    for (const account of store.accounts.values()) if (!but.includes(account.email ?? '')) account.createdAt = old;
  };

  test('go, and the plan says who; who is excepted, or uses Terraform, stays', async () => {
    await using place = await stage(seed);
    everybodyOld(place.sandbox, 'new@example.com');
    const run = await place.begin('user:ann');
    const planned = await run.plan(type, { except_user_ids: [4] });
    expect(planned).toEqual([
      expect.objectContaining({
        severity: 'warning',
        summary: 'Deletes 2 users',
        detail: 'Inactive now: admin, ben@example.com.',
      }),
    ]);
    const { progress } = await run.invoke(type, { except_user_ids: [4] });
    expect(progress).toEqual(['Deleted admin, ben@example.com.']);
    expect(names(place.sandbox)).toEqual(['ann@example.com', 'cat@example.com', 'new@example.com']);
  });

  test('are asked for by days, and nobody is inactive for longer than all of them', async () => {
    await using place = await stage(seed);
    everybodyOld(place.sandbox);
    const run = await place.begin();
    expect(await run.invoke(type, { inactive_days: 36_500 })).toEqual({
      progress: ['Nobody is inactive.'],
      diagnostics: [],
    });
  });

  test('all stay where nobody would be Admin any more', async () => {
    await using place = await stage(seed);
    everybodyOld(place.sandbox);
    const before = names(place.sandbox);
    const run = await place.begin();
    expect(said(await run.invoke(type, {}))).toContain('nobody would be Admin any more. Nobody was deleted');
    expect(names(place.sandbox)).toEqual(before);
  });

  test('are told of as far as they are gone when the rest fails', async () => {
    await using place = await stage({
      users: Array.from({ length: 30 }, (_, index) => ({ email: `person-${index}@example.com` })),
    });
    everybodyOld(place.sandbox);
    place.sandbox.store.accounts.get(1)!.createdAt = new Date().toISOString();
    place.sandbox.fail({ operation: 'deleteInactiveUsers', after: 1, times: 'always', how: { status: 403 } });
    const run = await place.begin();
    const invoked = await run.invoke(type, {});
    expect(names(place.sandbox)).toHaveLength(11);
    expect(said(invoked)).toMatch(/has done a part: Before the error: Deleted person-0@.*person-19@example\.com\./);
  });
});

describe('a password', () => {
  test('is not reset where no mail would arrive, and not taken from who could not get another', async () => {
    await using place = await stage({ users: [{ email: 'ann@example.com' }, { username: 'bob' }] });
    const run = await place.begin();
    expect(said(await run.invoke('unleash_reset_password', { user_id: 2 }))).toContain('has no mail server');
    place.sandbox.store.settings.sendsEmail = true;
    const later = await place.begin();
    expect(said(await later.invoke('unleash_reset_password', { user_id: 3 }))).toContain(
      'User 3 has no e-mail address',
    );
    expect(said(await run.invoke('unleash_end_sessions', { user_id: 3 }))).toContain('User 3 has no e-mail address');
    expect(place.sandbox.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('of ended sessions is strong whatever the dice say, and another one each time', async () => {
    await using place = await stage({ users: [{ email: 'ann@example.com' }] });
    const run = await place.begin();
    const hashes = new Set<string | null>();
    for (let time = 0; time < 20; time++) {
      expect(said(await run.invoke('unleash_end_sessions', { user_id: 2 }))).toBe('');
      hashes.add(place.sandbox.store.accounts.get(2)!.passwordHash);
    }
    expect(hashes.size).toBe(20);
  });
});
