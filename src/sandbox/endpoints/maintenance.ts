// Maintenance mode: while it is on, nothing but itself can be written.
import type { Endpoints } from '../endpoint.ts';
import { recordSetting } from '../events/record-setting.ts';

const access = { needs: ['ADMIN', 'UPDATE_MAINTENANCE_MODE'] } as const;

export const maintenance = {
  getMaintenance: {
    ...access,
    handle: ({ store }) => ({ status: 200, body: { enabled: store.settings.maintenance } }),
  },
  toggleMaintenance: {
    ...access,
    handle({ store, body, actor }) {
      const from = { enabled: store.settings.maintenance };
      store.settings.maintenance = body.enabled;
      recordSetting(store, actor, 'maintenance.mode', { from, to: body });
      return { status: 204 };
    },
  },
} satisfies Partial<Endpoints>;
