// What an instance has become beside states, for the evidence.
import type { AdminApi } from '../../admin-api/index.ts';
import type { Drift } from '../../evidence/index.ts';
import type { Connected } from '../../terraform/framework/index.ts';
import type { Terminal } from '../terminal.ts';

/** @throws UsageError for what is no state */
export async function driftFrom(
  state: readonly string[],
  api: AdminApi,
  connected: Connected,
  terminal: Terminal,
): Promise<Drift> {
  const [{ compare }, { readStates }, { findingsOf }] = await Promise.all([
    import('../../inventory/index.ts'),
    import('../drift/states.ts'),
    import('../drift/findings.ts'),
  ]);
  const given = { state, plan: undefined, alias: undefined };
  const { managed, unread } = await readStates(given, connected.provider, terminal);
  const comparison = await compare(connected, managed);
  const found = await findingsOf(api.with({ shareReads: true }), comparison);
  return {
    ...{ managed: managed.length, unchanged: comparison.unchanged, ...found },
    hidden: [
      ...[...unread, ...comparison.unseen].map(({ address, reason }) => `Drift of ${address}: ${reason}.`),
      ...comparison.hidden.map(({ typeName, reason }) => `What is unmanaged of ${typeName}: ${reason}`),
    ],
  };
}
