// A review of a real open-source Unleash: what it says of people is what the server says of them, and what it lets them do.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canDo, type Review, reviewAccess } from '../../../src/access/index.ts';
import { type AdminApi, createAdminApi } from '../../../src/admin-api/index.ts';
import { sharedUnleashServer } from '../../../workshop/unleash-server.ts';
import { heldPermissions } from '../server-judges.ts';

const password = 'Difference-Engine-1822';
const people = ['Admin', 'Editor', 'Viewer'].map((rootRole) => ({
  ...{ rootRole, username: `review-${rootRole.toLowerCase()}`, name: `Review ${rootRole}` },
}));

let url: string;
let api: AdminApi;
let review: Review;
const made: number[] = [];

beforeAll(async () => {
  const server = await sharedUnleashServer();
  url = server.url;
  api = createAdminApi({ url, token: server.token, env: {} });
  for (const { rootRole, ...person } of people) {
    const role = ['Admin', 'Editor', 'Viewer'].indexOf(rootRole) + 1;
    made.push((await api.createUser({ body: { ...person, rootRole: role, password, sendEmail: false } })).id);
  }
  review = await reviewAccess(api);
});
afterAll(async () => {
  for (const id of made) await api.deleteUser({ id });
});

test('what each person may do is what the server says', async () => {
  const { environments } = await api.getAllEnvironments();
  for (const id of made)
    for (const { name: environment } of environments) {
      const judged = await heldPermissions(api, id, { project: 'default', environment });
      const ways = canDo(review, `user:${id}`).filter((way) => !way.environment || way.environment === environment);
      const told = new Set(ways.map(({ permission }) => permission));
      const expected = told.has('ADMIN') ? [...judged] : [...told];
      expect([id, environment, expected.sort()]).toEqual([id, environment, [...judged].sort()]);
      expect(told.has('ADMIN')).toBe(judged.has('ADMIN'));
    }
});

test('people are let through where the review says so, and nowhere else', async () => {
  for (const [index, { username }] of people.entries()) {
    const cookie = await signIn(username);
    const held = new Set(canDo(review, `user:${made[index]}`).map(({ permission }) => permission));
    for (const { permission, path, body, undo } of attempts(username)) {
      const { status } = await fetch(`${url}/api/admin/${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (status < 300) await undo();
      expect([200, 201, 403]).toContain(status);
      expect([username, permission, status !== 403]).toEqual([
        username,
        permission,
        held.has('ADMIN') || held.has(permission),
      ]);
    }
  }
});

test('what the edition lacks is said, and who is there is known', () => {
  expect(review.instance.edition).toBe('open source');
  expect(review.hidden).toContain('Groups: this edition has none.');
  expect(review.subjects.map(({ name }) => name)).toEqual(
    expect.arrayContaining(people.map(({ username }) => username)),
  );
  expect(review.subjects.some(({ key, isAdmin }) => key.startsWith('api_token:') && isAdmin)).toBe(true);
});

/** Calls that one permission decides. */
const attempts = (name: string) => [
  {
    ...{ permission: 'CREATE_TAG_TYPE', path: 'tag-types', body: { name, icon: '' } },
    undo: () => api.deleteTagType({ name }),
  },
  {
    ...{ permission: 'CREATE_CONTEXT_FIELD', path: 'context', body: { name } },
    undo: () => api.deleteContextField({ contextField: name }),
  },
  {
    ...{ permission: 'ADMIN', path: 'user-admin', body: { username: `${name}-2`, rootRole: 3, sendEmail: false } },
    undo: async () => {
      const { users } = await api.getUsers();
      await api.deleteUser({ id: users.find(({ username }) => username === `${name}-2`)!.id });
    },
  },
];

/** @returns what the browser would send from then on */
async function signIn(username: string): Promise<string> {
  const answer = await fetch(`${url}/auth/simple/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}
