// Calls about how people sign in: OpenID Connect, SAML and passwords.
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';

export const calls: AreaCalls = {
  rich: () => [
    call('setOidcSettings', {
      body: { enabled: true, discoverUrl: 'https://id.example.com', clientId: 'client', secret: 'canary' },
    }),
    call('setSamlSettings', {
      body: { enabled: true, entityId: 'id', signOnUrl: 'https://id.example.com', certificate: 'certificate' },
    }),
    call('setSimpleSettings', { body: { disabled: true } }),
  ],
};
