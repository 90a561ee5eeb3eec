// The people whom a server of the fidelity tests begins with: those that the admin API itself cannot make. Their log begins empty.
import { readFile } from 'node:fs/promises';

const { accounts, groups } = JSON.parse(await readFile(new URL('cast.json', import.meta.url), 'utf8'));

/** @param stores the stores of a server that has just started, @param db its database */
export async function bringCast({ accessStore, settingStore }, db) {
  const expiresAt = new Date(Date.now() + 365 * 86_400_000);
  for (const { id, username, rootRole, secret, isService = false, scimId = null } of accounts) {
    await db('users').insert({ id, username, is_service: isService, scim_id: scimId });
    await accessStore.addUserToRole(id, rootRole, 'default');
    if (!secret) continue;
    await db('personal_access_tokens').insert({ description: username, secret, user_id: id, expires_at: expiresAt });
  }
  for (const { id, name, scimId, members } of groups) {
    const row = { id, name, scim_id: scimId, description: '', mappings_sso: '[]', created_by: 'scim' };
    await db('groups').insert(row);
    await db('group_user').insert(members.map((user) => ({ group_id: id, user_id: user, created_by: 'scim' })));
  }
  await settingStore.insert('scim', { enabled: true });
  await db('events').del();
}
