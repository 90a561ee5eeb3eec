// unleash-admin who-can: everybody who holds a permission, and through which chain of group and role.
import { defineCommand } from '../command.ts';
import { withKnownNames } from '../known-names.ts';
import { count } from '../output/count.ts';
import { argument, option } from '../parameters.ts';

export const whoCan = defineCommand({
  summary: 'Show who holds a permission, where, and through which group and role.',
  description: `ADMIN is every permission, so Admins are in each answer, and so are API tokens
of type admin. Change requests are another matter: who may change an environment
may still need the approval of somebody else.

With --only the exit code is 3 when anybody else holds the permission.`,
  arguments: { permission: argument.text('name of a permission, such as UPDATE_FEATURE_ENVIRONMENT') },
  options: {
    project: option.text('<id>', 'only where it holds in this project'),
    environment: option.text('<name>', 'only where it holds in this environment'),
    without: option.text('<role>', 'name or id of a role: who would lose it without that role'),
    only: option.texts('<name>', 'e-mail address, username or token name of somebody who is meant to hold it'),
  },
  needs: ['api'],
  examples: [
    'who-can ADMIN',
    'who-can UPDATE_FEATURE_ENVIRONMENT --environment production',
    'who-can ADMIN --only ann@example.com --only ci',
    'who-can APPROVE_CHANGE_REQUEST --project shop --without Reviewer',
  ],
  run: async ({ arguments: { permission }, options: { project, environment, without, only }, api }) => {
    const { whoCan } = await import('../../access/index.ts');
    const asked = whoCan(api, permission, { project, environment, without });
    const { holdings, adminTokens, scope } = await withKnownNames(asked);
    const isMeant = (name: string) => only.length === 0 || only.includes(name);
    const holders = holdings.map(({ holder, ways }) => ({ ...holder, ways }));
    return {
      ...{ permission, scope, project: project ?? null, environment: environment ?? null, holders, adminTokens },
      without: without ?? null,
      losers: holdings.filter(({ loses }) => loses).map(({ holder: { type, name } }) => ({ type, name })),
      unexpected: [
        ...holders.map(({ type, name }) => ({ type, name })),
        ...adminTokens.map((name) => ({ type: byToken.type, name })),
      ].filter(({ name }) => !isMeant(name)),
    };
  },
  output: {
    rows: ({ permission, holders, adminTokens }) => [
      ...holders.flatMap(({ type, name, ways }) => ways.map((way) => ({ holder: name, type, ...way }))),
      ...adminTokens.map((name) => ({ ...byToken, holder: name, permission })),
    ],
    columns: {
      holder: ({ holder }) => holder,
      type: ({ type }) => type,
      role: ({ role }) => role?.name,
      group: ({ through }) => through?.name,
      project: ({ project }) => project ?? 'all',
      environment: ({ environment }) => environment ?? 'all',
    },
    notes: ({ permission, holders, adminTokens, without, losers, unexpected }) => [
      `${count(holders.length, 'account')} and ${count(adminTokens.length, 'admin token')} hold ${permission}.`,
      ...(without === null ? [] : [`Without the role ${without}, ${namesOf(losers) || 'nobody'} would lose it.`]),
      ...(unexpected.length > 0 ? [`Not meant to: ${namesOf(unexpected)}.`] : []),
    ],
  },
  hasFindings: ({ unexpected }) => unexpected.length > 0,
});

const namesOf = (holders: readonly { readonly type: string; readonly name: string }[]) =>
  holders.map(({ type, name }) => `${name} (${type})`).join(', ');

/** Whoever has its secret has every permission. */
const byToken = {
  type: 'admin_token',
  role: null,
  through: null,
  grantedIn: null,
  project: null,
  environment: null,
} as const;
