// In which order objects are destroyed.
import type { StoredObject } from './change.ts';

/** Addresses of everything in state; what depends on others goes first. */
export function destroyOrder(state: ReadonlyMap<string, StoredObject>): string[] {
  const order: string[] = [];
  const visit = (address: string) => {
    if (order.includes(address) || !state.has(address)) return;
    for (const [other, { dependsOn }] of state) if (dependsOn.includes(address)) visit(other);
    order.push(address);
  };
  for (const address of state.keys()) visit(address);
  return order;
}
