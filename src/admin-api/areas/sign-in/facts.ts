// What the client knows of operations on how people sign in: OpenID Connect, SAML and passwords.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getOidcSettings: read,
  getSamlSettings: read,
  getSimpleSettings: read,
  setOidcSettings: { repeat: 'set', invalidates: { getOidcSettings: 'any' } },
  setSamlSettings: { repeat: 'set', invalidates: { getSamlSettings: 'any' } },
  setSimpleSettings: { repeat: 'set', invalidates: { getSimpleSettings: 'any', getUiConfig: 'any' } },
} as const satisfies Facts;
