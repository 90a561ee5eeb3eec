// Looks a user up by id or e-mail address.
import type { AdminApi } from '../../src/admin-api/index.ts';
import { computed, optionalComputed, ResourceFailure } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

export const user = defineDataSource('user', {
  description: 'An existing user, by id or by e-mail address.',
  area: 'Users and groups',
  attributes: {
    id: optionalComputed.string('Number of the user, as text.'),
    email: optionalComputed.string('E-mail address; letter case does not count.').nullable(),
    username: optionalComputed.string('Name to sign in with.').nullable(),
    name: optionalComputed.string('Full name.').nullable(),
    root_role: computed.number('Id of the root role.'),
  },
  validate: ({ id, email }, { error }) => {
    if (id === null && email === null)
      error('Missing id or email', 'Set the id or the email of the user to look up.', ['email']);
    if (typeof id === 'string' && !/^\d+$/.test(id))
      error('Invalid id value', `The id of a user is a number, but got: ${JSON.stringify(id)}.`, ['id']);
  },
  read: async (api, config) => {
    const id = config.id ?? (await idByEmail(api, config.email ?? ''));
    const found = await api.getUser({ id: id as `${number}` });
    if (config.email && config.email.toLowerCase() !== found.email?.toLowerCase()) {
      throw new ResourceFailure(
        `User id and email mismatch: user ${id} has the e-mail address ${found.email ?? 'none'}, not ${config.email}. Give one of the two.`,
      );
    }
    return {
      id: String(found.id),
      email: found.email ?? null,
      username: found.username ?? null,
      name: found.name ?? null,
      root_role: Number(found.rootRole ?? 0),
    };
  },
});

/** The search knows prefixes; only the exact address counts. */
async function idByEmail(api: AdminApi, email: string): Promise<string> {
  const candidates = await api.searchUsers({ q: email });
  const found = candidates.find((candidate) => candidate.email?.toLowerCase() === email.toLowerCase());
  if (!found) throw new ResourceFailure(`User not found: nobody has the e-mail address ${email}.`);
  return String(found.id);
}
