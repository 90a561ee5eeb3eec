// The provider, but asking Terraform to fetch the schema from each of its processes: what the bench compares with.
import { address } from '../../provider/address.ts';
import { unleashProvider } from '../../provider/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { serve } from '../../src/terraform/index.ts';

async function handlers() {
  const all = providerHandlers(unleashProvider('0.0.0-bench', { env: process.env, log: () => {}, onWait: () => {} }));
  const GetProviderSchema: NonNullable<typeof all.GetProviderSchema> = async (...call) => ({
    ...(await all.GetProviderSchema!(...call)),
    server_capabilities: { plan_destroy: true, get_provider_schema_optional: false },
  });
  return { ...all, GetProviderSchema };
}

void serve({ handlers, address });
