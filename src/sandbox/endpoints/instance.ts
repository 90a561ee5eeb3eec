// The instance as such: its license, who signed in, who may reach what.
import type { Endpoints } from '../endpoint.ts';
import type { Account, Store } from '../state/store.ts';

const loginHistoryMs = 14 * 86_400_000;

export const instance = {
  readLicense: {
    needs: ['ADMIN'],
    edition: 'enterprise',
    handle: () => ({ status: 200, body: { isValid: true, plan: 'Enterprise', type: 'sandbox', customer: 'Sandbox' } }),
  },
  /** Nobody signs in to a sandbox: it shows what was put into its store, for as long as a server keeps it. */
  getLoginHistory: {
    needs: ['ADMIN', 'READ_LOGS'],
    edition: 'enterprise',
    handle({ store }) {
      const oldest = new Date(Date.parse(store.now()) - loginHistoryMs).toISOString();
      const kept = store.logins.filter(({ created_at }) => created_at >= oldest);
      return { status: 200, body: { events: kept.reverse().map((login) => ({ ...login })) } };
    },
  },
  /** Service accounts are in it too. */
  getAccessOverview: {
    needs: ['ADMIN'],
    edition: 'enterprise',
    handle({ store }) {
      const accounts = [...store.accounts.values()].sort((a, b) => a.id - b.id);
      return { status: 200, body: { overview: accounts.map((account) => showAccess(store, account)) } };
    },
  },
} satisfies Partial<Endpoints>;

function showAccess(store: Store, account: Account) {
  const groups = [...store.groups.values()].filter(({ members }) => members.has(account.id));
  const projects = [...store.projects.values()].flatMap(({ id, users }) =>
    [...(users.get(account.id)?.keys() ?? [])].map(() => id),
  );
  return {
    userId: account.id,
    userName: account.name ?? null,
    userEmail: account.email ?? '',
    createdAt: account.createdAt,
    lastSeen: null,
    rootRole: store.roles.get(account.rootRole)?.name ?? '',
    groups: groups.map(({ name }) => name),
    // One for each role, and root roles are held in the default project.
    accessibleProjects: ['default', ...projects],
  };
}
