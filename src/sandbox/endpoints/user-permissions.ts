// What one user may do: on the instance, in a project, in an environment of it; and who the caller is.
import { type Actor, heldPermissions, isAllowed } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { type Permission, type PermissionScope, permissions } from '../state/permissions.ts';
import type { Account, Store } from '../state/store.ts';
import { findRole, findUser } from '../state/find.ts';
import { showPermissions } from '../rules/role-permissions.ts';
import { showAccount } from '../views/show-account.ts';
import { showRole } from '../views/show-role.ts';

const ofType = (type: PermissionScope) => permissions.filter((permission) => permission.type === type);

export const userPermissions = {
  /** An admin token is its own user; its secret, which servers repeat here, stays out. */
  getMe: {
    handle({ store, actor }) {
      const nothing = { feedback: [], splash: {} };
      if (actor.account) {
        const {
          scimId: _,
          seatType: __,
          companyRole: ___,
          productUpdatesEmailConsent: ____,
          ...user
        } = showAccount(actor.account);
        const held = [...heldPermissions(store, actor.account)];
        const permissions = held.map(({ permission, project, environment }) => ({
          permission,
          ...(project === undefined ? {} : { project }),
          ...(environment === undefined ? {} : { environment }),
        }));
        return { status: 200, body: { user, permissions, ...nothing } };
      }
      const user = {
        username: actor.name,
        permissions: ['ADMIN'],
        environment: '*',
        type: 'admin',
        projects: ['*'],
        internalAdminTokenUserId: actor.id,
      };
      return { status: 200, body: { user, permissions: [{ permission: 'ADMIN' }], ...nothing } };
    },
  },
  /** Unknown projects and environments are not an error: nobody may do anything there. */
  getUserPermissions: {
    needs: ['ADMIN'],
    handle({ store, params, query }) {
      const account = findUser(store, params.id);
      const { project, environment } = query;
      const subject: Actor = { id: account.id, name: '', ip: '', account };
      const judge = (permission: Permission, inProject?: string, inEnvironment?: string) => ({
        ...permission,
        hasPermission: isAllowed(store, subject, [permission.name], inProject, inEnvironment),
      });
      const inEnvironment =
        environment === undefined || !store.environments.has(environment) ? [] : ofType('environment');
      return {
        status: 200,
        body: {
          overview: {
            root: ofType('root').map((permission) => judge(permission)),
            project: ofType('project').map((permission) => judge(permission, project)),
            groups: groupsOf(store, account),
            environment: inEnvironment.map((permission) => ({
              environment,
              ...judge(permission, project, environment),
            })),
          },
          user: { ...showAccount(account), rootRole: account.rootRole },
          rootRole: showRole(findRole(store, String(account.rootRole))),
          projectRoles: project === undefined ? [] : showOwnRoles(store, account, project),
        },
      };
    },
  },
} satisfies Partial<Endpoints>;

function groupsOf(store: Store, account: Account): object[] {
  return [...store.groups.values()]
    .filter(({ members }) => members.has(account.id))
    .map(({ id, name, description, mappingsSSO, rootRole, scimId }) => ({
      id,
      name,
      description,
      mappingsSSO,
      rootRole,
      scimId,
    }));
}

/** Roles that groups give count in the overview and are not among these. */
function showOwnRoles(store: Store, account: Account, project: string) {
  const grants = store.projects.get(project)?.users.get(account.id);
  return [...(grants?.keys() ?? [])].map((id) => {
    const role = findRole(store, String(id));
    return { ...showRole(role), description: role.description, permissions: showPermissions(role) };
  });
}
