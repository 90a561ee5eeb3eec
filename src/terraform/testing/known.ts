// What a provider says of itself, however it is configured: Terraform asks once, and starts it often.
import type { ProviderHandlers } from '../protocol/index.ts';
import { askIdentityTypes, type IdentityTypes } from './identities.ts';
import { readSchemas, type Schemas } from './schema.ts';
import { wireTo } from './wire.ts';

export interface Known {
  readonly schemas: Schemas;
  readonly identityTypes: IdentityTypes;
}

export async function ask(handlers: ProviderHandlers): Promise<Known> {
  const call = wireTo(handlers);
  return {
    schemas: readSchemas(await call('GetProviderSchema', {})),
    identityTypes: await askIdentityTypes(call),
  };
}
