// Begins to read an object before Terraform asks for it.
import type { ObjectValue } from '../../../protocol/index.ts';
import type { Managed } from './managed.ts';

/**
 * Terraform upgrades the state of an object and then, where the run refreshes at all, reads it; what it does in between takes
 * as long as many an answer. The read shares what this brings.
 */
export function fetchAhead(managed: Managed, state: ObjectValue): void {
  const { session, resource } = managed;
  if (!session.isRefreshing || !resource.read || resource.readFromList) return;
  const read = async () => {
    const api = session.api({ signal: never }, { shareReads: true });
    await resource.read!(api, managed.identityOf(state));
  };
  // The read that Terraform asks for fails by itself, and says so.
  read().catch(() => {});
}

const never = new AbortController().signal;
