// A provider's handlers, configured for a sandbox as Terraform would.
import type { Sandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import type { ProviderHandlers } from '../../src/terraform/protocol/index.ts';
import { provider, startCore } from '../../workshop/catalog.ts';

export async function configuredHandlers({ url, token }: Sandbox): Promise<ProviderHandlers> {
  const handlers = providerHandlers(provider());
  await startCore(handlers, { base_url: url, authorization: token });
  return handlers;
}
