// unleash-admin what-can: everything that somebody may do, where, and through which chain of group and role.
import { defineCommand } from '../command.ts';
import { withKnownNames } from '../known-names.ts';
import { count } from '../output/count.ts';
import { argument, option } from '../parameters.ts';

export const whatCan = defineCommand({
  summary: 'Show what a user or service account may do, where, and through which role.',
  description: `ADMIN is every permission. Change requests are another matter: who may change
an environment may still need the approval of somebody else.

With --without the answer is what would be lost without that role, and no other
role or group gives as well.`,
  arguments: { who: argument.text('e-mail address, username or id of a user or service account') },
  options: {
    project: option.text('<id>', 'only what holds in this project'),
    environment: option.text('<name>', 'only what holds in this environment'),
    without: option.text('<role>', 'name or id of a role: only what would be lost without it'),
  },
  needs: ['api'],
  examples: [
    'what-can ann@example.com',
    'what-can deploy-bot --environment production --format csv',
    'what-can ann@example.com --without "Flag operator"',
  ],
  run: async ({ arguments: { who }, options: { project, environment, without }, api }) => {
    const { whatCan } = await import('../../access/index.ts');
    const found = await withKnownNames(whatCan(api, who, { project, environment, without }));
    return { project: project ?? null, environment: environment ?? null, without: without ?? null, ...found };
  },
  output: {
    rows: ({ ways, lost, without }) => (without === null ? ways : lost),
    columns: {
      permission: ({ permission }) => permission,
      role: ({ role }) => role.name,
      group: ({ through }) => through?.name,
      project: ({ project }) => project ?? 'all',
      environment: ({ environment }) => environment ?? 'all',
    },
    notes: ({ holder: { name, type }, ways, lost, without }) => {
      const permissions = new Set(ways.map(({ permission }) => permission)).size;
      return [
        `${name} (${type}) holds ${count(permissions, 'permission')} in ${count(ways.length, 'way')}.`,
        ...(without === null ? [] : [`Without the role ${without}, ${lost.length} of these would be lost.`]),
      ];
    },
  },
});
