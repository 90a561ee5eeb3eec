// What a review says that everybody can do, held against what the server says of each, and against what it does when they try.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canDo, type Review, reviewAccess, type Way } from '../../../src/access/index.ts';
import { type AdminApi, createAdminApi } from '../../../src/admin-api/index.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import permissions from '../../../openapi/permissions.json' with { type: 'json' };
import { sized } from '../../support/size.ts';
import { addRobots, type Company, company, environments, projects } from '../generated-company.ts';
import { guarded } from '../guarded-operations.ts';
import { attempts, heldPermissions, tries } from '../server-judges.ts';

const numRuns = sized('REVIEW_RUNS', { quick: 2, full: 30 });
const all = Object.values(permissions).flatMap((scope) => scope.map(({ name }) => name));
const connect = ({ url, fetch }: Sandbox, token: string) => createAdminApi({ url, token, fetch, env: {} });

async function open({ seed }: Company) {
  const sandbox = await startSandbox({ seed });
  return { sandbox, api: connect(sandbox, sandbox.token), [Symbol.asyncDispose]: () => sandbox.stop() };
}

const reviewOf = (api: AdminApi) => reviewAccess(api, { activityDays: null });

/** By the words of the review alone. */
const may = (review: Review, subject: string, permission: string, place: { project: string; environment?: string }) =>
  canDo(review, subject).some((way) => gives(way, permission) && holdsAt(way, place));

const gives = (way: Way, permission: string) => way.permission === permission || way.permission === 'ADMIN';

const holdsAt = (way: Way, { project, environment }: { project: string; environment?: string }) =>
  (way.project === null || way.project === project) && (way.environment === null || way.environment === environment);

describe('generated companies', () => {
  test('for each person, place and permission the review says what the server says', async () => {
    await fc.assert(
      fc.asyncProperty(company, async (made) => {
        await using world = await open(made);
        await addRobots(world.api, made);
        const review = await reviewOf(world.api);
        for (const { key, id } of review.subjects.filter(({ type }) => type === 'user'))
          for (const project of projects)
            for (const environment of environments) {
              const judged = await heldPermissions(world.api, id!, { project, environment });
              const told = all.filter((permission) => may(review, key, permission, { project, environment }));
              expect([key, project, environment, told.sort()]).toEqual([key, project, environment, [...judged].sort()]);
            }
      }),
      { numRuns },
    );
  });

  test('people and robots are let through where the review says so, and nowhere else', async () => {
    await fc.assert(
      fc.asyncProperty(company, async (made) => {
        await using world = await open(made);
        const secrets = await addRobots(world.api, made);
        for (const { username, token } of made.seed.users!) secrets.set(username!, token!);
        const review = await reviewOf(world.api);
        for (const { permission, project, call } of attempts)
          for (const { key, name } of review.subjects.filter((subject) => secrets.has(subject.name))) {
            const isLetThrough = await tries(() => call(connect(world.sandbox, secrets.get(name)!), name));
            const told = may(review, key, permission, { project: project ?? 'default' });
            expect([permission, name, isLetThrough]).toEqual([permission, name, told]);
          }
      }),
      { numRuns },
    );
  });

  test('at every operation they are let through where the review says so, and nowhere else', async () => {
    await fc.assert(
      fc.asyncProperty(company, async (made) => {
        await using world = await open(made);
        const secrets = await addRobots(world.api, made);
        for (const { username, token } of made.seed.users!) secrets.set(username!, token!);
        const review = await reviewOf(world.api);
        for (const { key, name } of review.subjects.filter((subject) => secrets.has(subject.name)))
          for (const { operation, needs, place, request } of guarded) {
            const authorization = secrets.get(name)!;
            const { status } = await world.sandbox.fetch(request(world.sandbox.url, authorization));
            const told = needs.some((permission) => may(review, key, permission, place));
            expect([operation, name, status !== 403]).toEqual([operation, name, told]);
          }
      }),
      { numRuns },
    );
    expect(new Set(guarded.flatMap(({ needs }) => needs)).size).toBeGreaterThanOrEqual(40);
  });

  test('a grant keeps its fingerprint from review to review, and no two grants share one', async () => {
    await fc.assert(
      fc.asyncProperty(company, async (made) => {
        await using world = await open(made);
        await addRobots(world.api, made);
        const [first, second] = [await reviewOf(world.api), await reviewOf(world.api)];
        expect(second.grants).toEqual(first.grants);
        const fingerprints = first.grants.map(({ fingerprint }) => fingerprint);
        expect(new Set(fingerprints).size).toBe(fingerprints.length);
        const keys = first.subjects.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns },
    );
  });
});
