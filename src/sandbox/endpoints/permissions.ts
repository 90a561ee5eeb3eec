// The permissions that roles can be made of, grouped by what they apply to.
import type { Endpoints } from '../endpoint.ts';
import { permissions as known } from '../state/permissions.ts';
import { sortedEnvironments } from '../state/find.ts';

export const permissions = {
  getPermissions: {
    edition: 'pro',
    handle({ store }) {
      const ofType = (type: string) => known.filter((permission) => permission.type === type);
      const environments = sortedEnvironments(store).map(({ name }) => ({
        name,
        permissions: ofType('environment').map((permission) => ({ ...permission, environment: name })),
      }));
      return {
        status: 200,
        body: { version: 1, permissions: { root: ofType('root'), project: ofType('project'), environments } },
      };
    },
  },
} satisfies Partial<Endpoints>;
