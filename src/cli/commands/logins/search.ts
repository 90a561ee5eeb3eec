// unleash-admin logins search: the login history, searched.
import { defineCommand } from '../../command.ts';
import { count } from '../../output/count.ts';
import { option } from '../../parameters.ts';

export const loginsSearch = defineCommand({
  summary: 'Search the login history: who signed in during the last two weeks, and who tried.',
  description: 'The newest come first. Times are those of UTC.',
  arguments: {},
  options: {
    user: option.text('<name>', 'only who signed in, or tried to, by this name'),
    failed: option.switch('only those who did not get in'),
    from: option.time('first day or instant'),
    to: option.time('last day, or the instant before which it ends', { through: true }),
  },
  needs: ['api'],
  examples: ['logins search', 'logins search --failed', 'logins search --user ann@example.com --format csv'],
  run: async ({ options: { user, failed, from, to }, api }) => {
    const { readLogins } = await import('../../../events/index.ts');
    const logins = (await readLogins(api)).filter(
      ({ username, successful, created_at: at }) =>
        (user === undefined || username === user) &&
        !(failed && successful) &&
        (from === undefined || (at !== null && at >= from)) &&
        (to === undefined || (at !== null && at < to)),
    );
    return {
      logins: logins.map((login) => ({
        id: login.id,
        createdAt: login.created_at,
        user: login.username,
        by: login.auth_type,
        successful: login.successful,
        ip: login.ip,
        failure: login.failure_reason,
      })),
    };
  },
  output: {
    rows: ({ logins }) => logins,
    columns: {
      id: ({ id }) => id,
      when: ({ createdAt }) => createdAt,
      user: ({ user }) => user,
      by: ({ by }) => by,
      'got in': ({ successful }) => (successful ? 'yes' : 'no'),
      from: ({ ip }) => ip,
      'why not': ({ failure }) => failure,
    },
    notes: ({ logins }) => [`${count(logins.length, 'login')}.`],
  },
});
