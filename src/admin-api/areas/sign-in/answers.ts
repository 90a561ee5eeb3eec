// What we rely on in answers about how people sign in: OpenID Connect, SAML and passwords.
import * as z from 'zod/mini';

/** Settings that nobody ever made are answered as `{}`. */
const provisioning = {
  enabled: z.nullish(z.boolean()),
  autoCreate: z.nullish(z.boolean()),
  emailDomains: z.nullish(z.string()),
  defaultRootRole: z.nullish(z.string()),
  defaultRootRoleId: z.nullish(z.number()),
  enableGroupSyncing: z.nullish(z.boolean()),
  groupJsonPath: z.nullish(z.string()),
};

const oidcSettings = z.looseObject({
  ...provisioning,
  discoverUrl: z.nullish(z.string()),
  clientId: z.nullish(z.string()),
  secret: z.nullish(z.string()),
  enableSingleSignOut: z.nullish(z.boolean()),
  acrValues: z.nullish(z.string()),
  idTokenSigningAlgorithm: z.nullish(z.string()),
  addGroupsScope: z.nullish(z.boolean()),
  enablePkce: z.nullish(z.boolean()),
  extraScopes: z.nullish(z.string()),
});

const samlSettings = z.looseObject({
  ...provisioning,
  entityId: z.nullish(z.string()),
  signOnUrl: z.nullish(z.string()),
  certificate: z.nullish(z.string()),
  signOutUrl: z.nullish(z.string()),
  spCertificate: z.nullish(z.string()),
});

const simpleSettings = z.looseObject({ disabled: z.nullish(z.boolean()) });

export const answers = {
  getOidcSettings: oidcSettings,
  setOidcSettings: oidcSettings,
  getSamlSettings: samlSettings,
  setSamlSettings: samlSettings,
  getSimpleSettings: simpleSettings,
  setSimpleSettings: simpleSettings,
};
