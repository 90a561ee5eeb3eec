// What one user may do, on the instance, in a project, in an environment.
import { groupsOf, isAllowed, projectRolesOf } from '../actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { type Permission, permissions } from '../permissions.ts';
import { findRole, findUser } from './find.ts';
import { showPermissions } from './role-permissions.ts';
import { showAccount } from './show-account.ts';
import { showRole } from './show-role.ts';

export const userPermissions = {
  getUserPermissions: {
    needs: ['ADMIN'],
    handle({ store, params, query }) {
      const account = findUser(store, params.id);
      const subject = { id: account.id, name: '', ip: '', account };
      const { project, environment } = query;
      const judge = (permission: Permission, inProject?: string, inEnvironment?: string) => ({
        ...permission,
        hasPermission: isAllowed(store, subject, [permission.name], inProject, inEnvironment),
      });
      const ofType = (type: Permission['type']) => permissions.filter((permission) => permission.type === type);
      const known = environment !== undefined && store.environments.has(environment);
      const place = project === undefined ? undefined : store.projects.get(project);
      const own = place?.users.has(account.id) ? projectRolesOf(store, account, place) : [];
      return {
        status: 200,
        body: {
          overview: {
            root: ofType('root').map((permission) => judge(permission)),
            groups: groupsOf(store, account).map(({ id, name, description, mappingsSSO, rootRole, scimId }) => ({
              id,
              name,
              description,
              mappingsSSO,
              rootRole,
              scimId,
            })),
            project: ofType('project').map((permission) => judge(permission, project)),
            environment: known
              ? ofType('environment').map((permission) => ({ environment, ...judge(permission, project, environment) }))
              : [],
          },
          user: { ...showAccount(account), rootRole: account.rootRole },
          rootRole: showRole(findRole(store, String(account.rootRole))),
          projectRoles: [...own].map((id) => {
            const role = findRole(store, String(id));
            return { ...showRole(role), permissions: showPermissions(role) };
          }),
        },
      };
    },
  },
} satisfies Partial<Endpoints>;
