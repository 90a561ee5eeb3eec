// Provisioning by SCIM: a switch, a token that is shown once, and users who are changed elsewhere.
import { randomBytes } from 'node:crypto';
import type { Edition, Endpoints } from '../endpoint.ts';
import { forbidden } from '../failures/errors.ts';
import { recordSetting } from '../events/record-setting.ts';
import type { Account, Store } from '../state/store.ts';

const access = { needs: ['ADMIN', 'UPDATE_AUTH_CONFIGURATION'], edition: 'enterprise' } as const;
const settingId = 'scim';

export const scim = {
  getScimSettings: {
    ...access,
    handle({ store }) {
      const { enabled, token } = store.settings.scim;
      return { status: 200, body: { enabled, hasToken: token !== null } };
    },
  },
  setScimSettings: {
    ...access,
    handle({ store, body, actor }) {
      store.settings.scim.enabled = body.enabled;
      recordSetting(store, actor, settingId);
      return { status: 200 };
    },
  },
  /** Older tokens stop working. */
  generateNewToken: {
    ...access,
    anyContentType: true,
    handle({ store, actor }) {
      const token = `scim:${randomBytes(28).toString('hex')}`;
      store.settings.scim.token = token;
      recordSetting(store, actor, settingId);
      return { status: 200, body: { token } };
    },
  },
} satisfies Partial<Endpoints>;

/** Users who came by SCIM are changed by their provider alone for as long as it is on; deleting them is allowed. */
export function checkIsNotProvisioned(store: Store, edition: Edition, account: Account | undefined): void {
  if (edition !== 'enterprise' || !account?.scimId || !store.settings.scim.enabled) return;
  throw forbidden('This user is managed by your SCIM provider and cannot be changed manually');
}
