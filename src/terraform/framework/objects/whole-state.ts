// Objects as whole states, with nothing but the service to go by.
import type { Model } from '../attributes/index.ts';
import type { ServedProvider } from '../define-provider.ts';
import type { Resource } from '../resource.ts';
import { observe } from './find.ts';
import { identityOf } from './identity.ts';
import type { Observation } from './list.ts';
import { settle } from './settle.ts';

/** Lists may leave out attributes, so what is not whole is read by its identity. Null where it is gone meanwhile. */
export async function wholeState(
  provider: ServedProvider,
  resource: Resource,
  api: unknown,
  listed: Observation,
): Promise<Model | null> {
  const isWhole = !resource.read || resource.readFromList || !resource.listOmits?.length;
  const observed = isWhole ? listed : await observe(provider, resource, api, identityOf(resource, listed.shown));
  return observed && settle(resource, `${provider.name}_${resource.name}`, observed, null);
}
