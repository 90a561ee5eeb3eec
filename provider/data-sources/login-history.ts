// Who signed in, and who tried.
import { computed, optional } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

export const loginHistory = defineDataSource('login_history', {
  description:
    'Who signed in during the last 14 days and who tried, newest first: everybody, or what fits every filter.',
  area: 'Audit',
  requires: 'enterprise',
  attributes: {
    username: optional.string('Only the person who signs in by this name.'),
    successful: optional.boolean('Only those who got in, or only those who did not.'),
    logins: computed.listOf(
      {
        id: computed.number('Number of the entry.'),
        username: computed.string('Name that was given.').nullable(),
        auth_type: computed.string('Way to sign in, such as `simple`, `oidc` or `saml`.').nullable(),
        created_at: computed.string('When it was.').nullable(),
        successful: computed.boolean('Whether they got in.'),
        ip: computed.string('Address that they came from.').nullable(),
        failure_reason: computed.string('Why they did not get in.').nullable(),
      },
      'Those that were found.',
    ),
  },
  read: async (api, { username, successful }) => {
    // A server with nothing to tell may answer without a body.
    const { events = [] } = (await api.getLoginHistory({})) ?? {};
    const logins = events.map((login) => ({
      id: login.id,
      username: login.username ?? null,
      auth_type: login.auth_type ?? null,
      created_at: login.created_at ?? null,
      successful: login.successful ?? false,
      ip: login.ip ?? null,
      failure_reason: login.failure_reason ?? null,
    }));
    const found = logins.filter(
      (login) =>
        (username === null || login.username === username) && (successful === null || login.successful === successful),
    );
    return { username, successful, logins: found.sort((a, b) => b.id - a.id) };
  },
});
