// Provisioning by SCIM: a switch, and a token that is shown once.
import { randomBytes } from 'node:crypto';
import type { Endpoints } from '../endpoint.ts';
import { recordEvent } from '../record-event.ts';

const access = { needs: ['ADMIN', 'UPDATE_AUTH_CONFIGURATION'], edition: 'enterprise' } as const;

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
      recordEvent(store, actor, { type: 'setting-updated', data: { id: 'scim', hideEventDetails: true } });
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
      recordEvent(store, actor, { type: 'setting-updated', data: { id: 'scim', hideEventDetails: true } });
      return { status: 200, body: { token } };
    },
  },
} satisfies Partial<Endpoints>;
