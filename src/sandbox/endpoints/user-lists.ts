// Users in bulk: the list with root roles, the search, the short list for pickers, the count of admins.
import type { Endpoints } from '../endpoint.ts';
import type { Store } from '../state/store.ts';
import { byName } from '../state/find.ts';
import { likePattern } from '../rules/like-pattern.ts';
import { showAccount, showPublicAccount } from '../views/show-account.ts';
import { showRole } from '../views/show-role.ts';

export const userLists = {
  getUsers: {
    needs: ['ADMIN'],
    handle({ store }) {
      const rootRoles = [...store.roles.values()].filter(({ type }) => type === 'root' || type === 'root-custom');
      const shown = people(store).map((user) => ({
        ...showAccount(user),
        rootRole: user.rootRole,
        inviteLink: user.inviteLink ?? '',
      }));
      return { status: 200, body: { users: shown, rootRoles: rootRoles.map(showRole) } };
    },
  },
  searchUsers: {
    handle({ store, query }) {
      const wanted = query.q ?? '';
      if (wanted.length < 2) return { status: 200, body: [] };
      const [prefix, part] = [likePattern(wanted), likePattern(`%${wanted}`)];
      const found = people(store).filter(
        ({ name, username, email }) => part.test(name ?? '') || prefix.test(username ?? '') || prefix.test(email ?? ''),
      );
      return { status: 200, body: found.map(showPublicAccount) };
    },
  },
  getBaseUsersAndGroups: {
    handle({ store }) {
      const users = [...store.accounts.values()].map((account) => {
        const { id, name, username, email, accountType } = showAccount(account);
        return { id, name, username, email, accountType };
      });
      const groups = [...store.groups.values()]
        .sort(byName)
        .map(({ id, name, rootRole, members }) => ({ id, name, rootRole, userCount: members.size }));
      return { status: 200, body: { users, groups } };
    },
  },
  getAdminCount: {
    needs: ['ADMIN'],
    handle({ store }) {
      const counts = { password: 0, noPassword: 0, service: 0 };
      for (const { rootRole, isService, passwordHash } of store.accounts.values()) {
        if (rootRole !== 1) continue;
        counts[isService ? 'service' : passwordHash !== null ? 'password' : 'noPassword'] += 1;
      }
      return { status: 200, body: counts };
    },
  },
} satisfies Partial<Endpoints>;

function people(store: Store) {
  return [...store.accounts.values()].filter(({ isService }) => !isService);
}
