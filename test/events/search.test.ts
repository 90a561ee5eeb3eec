// The audit log, searched: what is found is what fits, in whatever shape it was asked for, and no secret is in it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { type AuditEvent, type EventSearch, searchEvents, withoutSecrets } from '../../src/events/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { sized } from '../support/size.ts';

async function open() {
  const sandbox = await startSandbox({ seed: { projects: [{ id: 'shop' }] } });
  const api = createAdminApi({ url: sandbox.url, token: sandbox.token, fetch: sandbox.fetch, env: {} });
  return { sandbox, api, [Symbol.asyncDispose]: () => sandbox.stop() };
}

/** Some of each kind, in projects and out of them, by others too. */
async function openWithHistory() {
  const world = await open();
  const { api, sandbox } = world;
  for (const name of ['aa', 'bb', 'cc']) await api.createTagType({ body: { name, icon: '' } });
  await api.deleteTagType({ name: 'bb' });
  for (const environment of ['development', 'production']) {
    const body = { tokenName: 'ci', type: 'client', environment };
    await api.createProjectApiToken({ projectId: 'shop', body });
  }
  const viewer = sandbox.createToken({ role: 'Editor' });
  const other = createAdminApi({ url: sandbox.url, token: viewer, fetch: sandbox.fetch, env: {} });
  await other.createTagType({ body: { name: 'dd', icon: '' } });
  return world;
}

const search: fc.Arbitrary<EventSearch> = fc.record(
  {
    types: fc.option(fc.subarray(['tag-type-created', 'tag-type-deleted', 'api-token-created'], { minLength: 1 })),
    project: fc.constantFrom(null, 'shop', 'default'),
    environment: fc.constantFrom(null, 'development', 'production'),
    createdBy: fc.constantFrom(null, -42, 2),
    from: fc.constantFrom(null, '2000-01-01', '2999-01-01'),
    to: fc.constantFrom(null, '2000-01-01', '2999-01-01'),
  },
  { requiredKeys: [] },
);

const fits = (event: AuditEvent, { types, project, environment, createdBy, from, to }: EventSearch) =>
  (!types || types.includes(event.type)) &&
  (!project || event.project === project) &&
  (!environment || event.environment === environment) &&
  (!createdBy || event.createdByUserId === createdBy) &&
  (!from || event.createdAt.slice(0, 10) >= from) &&
  (!to || event.createdAt.slice(0, 10) <= to);

describe('a search', () => {
  test('finds what fits every filter, the newest first, and counts what is beyond the limit', async () => {
    await using world = await openWithHistory();
    const { events: all, total } = await searchEvents(world.api, {}, 10_000);
    expect(total).toBe(all.length);
    expect(all.length).toBeGreaterThan(7);
    await fc.assert(
      fc.asyncProperty(search, fc.integer({ min: 1, max: 12 }), async (asked, limit) => {
        const found = await searchEvents(world.api, asked, limit);
        const should = all.filter((event) => fits(event, asked));
        expect(found.events.map(({ id }) => id)).toEqual(should.map(({ id }) => id).slice(0, limit));
        expect(found.total).toBe(should.length);
      }),
      { numRuns: sized('SEARCH_RUNS', { quick: 40, full: 500 }) },
    );
  });

  test('asks for no more pages than it needs', async () => {
    await using world = await openWithHistory();
    const before = world.sandbox.requests.length;
    await searchEvents(world.api, {}, 3);
    expect(world.sandbox.requests.length - before).toBe(1);
  });
});

test('secrets that the log has are replaced, and everything else is left', async () => {
  await using world = await open();
  const body = { name: 'join', expiresAt: '2099-01-01T00:00:00.000Z' };
  const { secret } = await world.api.createPublicSignupToken({ body });
  const { events } = await searchEvents(world.api, {}, 10);
  expect(JSON.stringify(events)).toContain(secret);
  const shown = events.map(withoutSecrets);
  expect(JSON.stringify(shown)).not.toContain(secret);
  expect(shown.map(({ id, type, createdAt }) => [id, type, createdAt])).toEqual(
    events.map(({ id, type, createdAt }) => [id, type, createdAt]),
  );
});
