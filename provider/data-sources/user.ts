// Looks a user up by id or e-mail address.
import type { AdminApi } from '../../src/admin-api/index.ts';
import { computed, optionalComputed, ResourceFailure, textOfNumber } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';
import { isNumberOf } from '../rules/id-number.ts';

export const user = defineDataSource('user', {
  description:
    'A person with an account, by number or e-mail address: names and root role. For grants to people who sign up through an identity provider.',
  lookup:
    'By `id` or `email`, in which letter case does not count; where both are given, both must be of one user. It fails where there is none.',
  area: 'Users and groups',
  documentation: 'https://docs.getunleash.io/concepts/rbac',
  attributes: {
    id: optionalComputed.numberAsText('Number of the user, as text.', isNumberOf('user')),
    email: optionalComputed.string('E-mail address; letter case does not count.').nullable(),
    username: optionalComputed.string('Name to sign in with.').nullable(),
    name: optionalComputed.string('Full name.').nullable(),
    root_role: computed.number('Id of the root role.'),
  },
  validate: ({ id, email }, { error }) => {
    if (id === null && email === null)
      error('Missing id or email', 'Set the id or the email of the user to look up.', ['email']);
  },
  read: async (api, config) => {
    const id = config.id ?? (await idByEmail(api, config.email ?? ''));
    const found = await api.getUser({ id: id });
    if (config.email && config.email.toLowerCase() !== found.email?.toLowerCase()) {
      throw new ResourceFailure(
        `User id and email mismatch: user ${id} has the e-mail address ${found.email ?? 'none'}, not ${config.email}. Give one of the two.`,
      );
    }
    return {
      id: textOfNumber(found.id),
      email: found.email ?? null,
      username: found.username ?? null,
      name: found.name ?? null,
      root_role: Number(found.rootRole ?? 0),
    };
  },
});

/** The search knows prefixes; only the exact address counts. */
async function idByEmail(api: AdminApi, email: string): Promise<`${number}`> {
  const candidates = await api.searchUsers({ q: email });
  const found = candidates.find((candidate) => candidate.email?.toLowerCase() === email.toLowerCase());
  if (!found) throw new ResourceFailure(`User not found: nobody has the e-mail address ${email}.`);
  return textOfNumber(found.id);
}
