// Who signed in, and who tried.
import { readLogins } from '../../src/events/index.ts';
import { computed, optional } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

export const loginHistory = defineDataSource('login_history', {
  description:
    'Who signed in during the last 14 days and who tried, with the way and the address that they came from. For a check that nobody guesses passwords.',
  lookup:
    'Newest first, all entries or those that fit every filter: `username` and `successful`. There is no limit but the 14 days.',
  area: 'Audit',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/login-history',
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
    const logins = await readLogins(api);
    const found = logins.filter(
      (login) =>
        (username === null || login.username === username) && (successful === null || login.successful === successful),
    );
    return { username, successful, logins: found.map((login) => ({ ...login })) };
  },
});
