// The framework's definition functions, bound to the admin API client.
import type { AdminApi } from '../src/admin-api/index.ts';
import { definitionsFor } from '../src/terraform/framework/index.ts';
import { tellEdition } from './tell-edition.ts';

const definitions = definitionsFor<AdminApi>();

export const defineResource: typeof definitions.defineResource = (name, definition) =>
  definitions.defineResource(name, tellEdition(`unleash_${name}`, definition));

export const defineDataSource: typeof definitions.defineDataSource = (name, definition) =>
  definitions.defineDataSource(name, tellEdition(`unleash_${name}`, definition));
