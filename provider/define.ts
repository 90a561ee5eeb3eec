// The framework's definition functions, bound to the admin API client.
import type { AdminApi } from '../src/admin-api/index.ts';
import { definitionsFor } from '../src/terraform/framework/index.ts';

export const { defineResource, defineDataSource, defineEphemeralResource } = definitionsFor<AdminApi>();
