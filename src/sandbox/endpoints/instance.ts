// The instance as such: maintenance, the license, who signed in, who may reach what.
import { projectRolesOf } from '../actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { recordEvent } from '../record-event.ts';

export const instance = {
  getMaintenance: {
    needs: ['ADMIN', 'UPDATE_MAINTENANCE_MODE'],
    handle: ({ store }) => ({ status: 200, body: { enabled: store.settings.maintenance } }),
  },
  toggleMaintenance: {
    needs: ['ADMIN', 'UPDATE_MAINTENANCE_MODE'],
    handle({ store, body, actor }) {
      store.settings.maintenance = body.enabled;
      recordEvent(store, actor, { type: 'setting-updated', data: { id: 'maintenance.mode', enabled: body.enabled } });
      return { status: 204 };
    },
  },
  readLicense: {
    needs: ['ADMIN'],
    edition: 'enterprise',
    handle: () => ({ status: 200, body: { isValid: true, plan: 'Enterprise', type: 'sandbox', customer: 'Sandbox' } }),
  },
  /** Nobody signs in to a sandbox. */
  getLoginHistory: {
    needs: ['ADMIN', 'READ_LOGS'],
    edition: 'enterprise',
    handle: () => ({ status: 200, body: { events: [] } }),
  },
  getAccessOverview: {
    needs: ['ADMIN'],
    edition: 'enterprise',
    handle({ store }) {
      const people = [...store.accounts.values()].filter(({ isService }) => !isService);
      const overview = people.map((account) => ({
        userId: account.id,
        userName: account.name ?? null,
        userEmail: account.email ?? '',
        createdAt: account.createdAt,
        lastSeen: null,
        rootRole: store.roles.get(account.rootRole)?.name ?? '',
        groups: [...store.groups.values()].filter(({ members }) => members.has(account.id)).map(({ name }) => name),
        accessibleProjects: [...store.projects.values()]
          .filter((project) => projectRolesOf(store, account, project).size > 0)
          .map(({ id }) => id),
      }));
      return { status: 200, body: { overview } };
    },
  },
} satisfies Partial<Endpoints>;
