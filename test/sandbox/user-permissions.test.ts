// What one user may do, who may reach which project, who signed in, and the license.
import { expect, test } from 'vitest';
import { type Answer, at, open } from './call.ts';

const seed = {
  users: [
    { username: 'ann', email: 'ann@example.com', rootRole: 'Viewer' },
    { username: 'bob', rootRole: 'Editor' },
  ],
  groups: [{ name: 'crew', users: ['ann'] }],
  projects: [
    {
      id: 'shop',
      access: [
        { role: 'Owner', groups: ['crew'] },
        { role: 'Member', users: ['ann'] },
      ],
    },
  ],
};

function granted(answer: Answer, scope: string): unknown[] {
  const permissions = at(answer, 'overview', scope);
  return Array.isArray(permissions)
    ? permissions.filter(({ hasPermission }) => hasPermission).map(({ name }) => name)
    : [];
}

test('counts roles of groups, in their project only, and lists only those of the user', async () => {
  const { call } = await open({ seed });
  const inShop = await call('GET /user-admin/2/permissions?project=shop&environment=development');
  expect(granted(inShop, 'project')).toContain('DELETE_PROJECT');
  expect(granted(inShop, 'environment')).toContain('UPDATE_FEATURE_ENVIRONMENT');
  expect(inShop.body).toMatchObject({
    overview: { groups: [{ id: 1, name: 'crew', rootRole: null }] },
    user: { id: 2, email: 'ann@example.com', rootRole: 3 },
    rootRole: { id: 3, name: 'Viewer', type: 'root' },
    projectRoles: [{ id: 5, name: 'Member', type: 'project', permissions: expect.any(Array) }],
  });
  for (const query of ['', '?project=default', '?project=unknown']) {
    const elsewhere = await call(`GET /user-admin/2/permissions${query}`);
    expect(granted(elsewhere, 'project')).toEqual([]);
    expect(at(elsewhere, 'projectRoles')).toEqual([]);
    expect(at(elsewhere, 'overview', 'environment')).toEqual([]);
  }
});

test('gives admins everything and Editors the default project', async () => {
  const { call } = await open({ seed });
  const admin = await call('GET /user-admin/1/permissions?project=unknown&environment=production');
  expect(['root', 'project', 'environment'].map((scope) => granted(admin, scope).length)).toEqual([35, 22, 8]);
  const editor = await call('GET /user-admin/3/permissions?project=default');
  expect(granted(editor, 'root')).toContain('CREATE_PROJECT');
  expect(granted(editor, 'project')).toContain('UPDATE_PROJECT');
  expect(granted(await call('GET /user-admin/3/permissions?project=shop'), 'project')).toEqual([]);
});

test('knows users only, for admins only, in every edition', async () => {
  const { sandbox, call } = await open();
  await call('POST /service-account', { username: 'bot', name: 'Bot', rootRole: 3 });
  const editor = sandbox.createToken({ role: 'Editor' });
  expect((await call('GET /user-admin/2/permissions')).status).toBe(404);
  expect((await call('GET /user-admin/abc/permissions')).status).toBe(400);
  expect((await call('GET /user-admin/1/permissions', undefined, editor)).status).toBe(403);
  const oss = await open({ edition: 'oss' });
  expect((await oss.call('GET /user-admin/1/permissions')).status).toBe(200);
});

test('shows who may reach which project', async () => {
  const { call } = await open({ seed });
  expect((await call('GET /access/overview')).body).toMatchObject({
    overview: [
      { userId: 1, rootRole: 'Admin', userEmail: '', groups: [], accessibleProjects: ['default'] },
      { userId: 2, rootRole: 'Viewer', groups: ['crew'], accessibleProjects: ['default', 'shop'] },
      { userId: 3, rootRole: 'Editor', groups: [], accessibleProjects: ['default'] },
    ],
  });
});

test('keeps logins for two weeks, newest first, and out of snapshots', async () => {
  const { sandbox, call } = await open({ clock: () => new Date('2025-03-20T00:00:00.000Z') });
  expect((await call('GET /logins')).body).toEqual({ events: [] });
  const before = sandbox.snapshot();
  const login = { username: 'ann', auth_type: 'simple', ip: '10.0.0.1', successful: true, failure_reason: null };
  for (const [index, day] of ['01', '10', '19'].entries()) {
    sandbox.store.logins.push({ ...login, id: index + 1, created_at: `2025-03-${day}T00:00:00.000Z` });
  }
  expect((await call('GET /logins')).body).toMatchObject({ events: [{ id: 3 }, { id: 2 }] });
  expect(sandbox.snapshot()).toEqual(before);
  const reader = sandbox.createToken({ permissions: ['READ_LOGS'] });
  expect((await call('GET /logins', undefined, reader)).status).toBe(200);
  expect((await call('GET /access/overview', undefined, reader)).status).toBe(403);
});

test('has a valid license, which only Enterprise has', async () => {
  const { call } = await open();
  expect((await call('GET /license')).body).toMatchObject({ isValid: true, plan: 'Enterprise' });
  const pro = await open({ edition: 'pro' });
  for (const path of ['license', 'logins', 'access/overview', 'service-account']) {
    expect((await pro.call(`GET /${path}`)).status).toBe(404);
  }
});
