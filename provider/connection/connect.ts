// The provider over a client that somebody else has made, for commands that work with the catalog and without Terraform.
import type { AdminApi } from '../../src/admin-api/index.ts';
import type { Connected } from '../../src/terraform/framework/index.ts';
import { unleashProvider } from '../whole-provider.ts';
import { asUnleash, type Unleash } from './unleash.ts';

/** @param token with which `api` works; it goes nowhere else */
export const connect = (version: string, api: AdminApi, token: string): Connected<Unleash> => ({
  provider: unleashProvider(version, { env: {}, log: undefined, onWait: () => {} }),
  api: asUnleash(api.with({ shareReads: true }), token),
});
