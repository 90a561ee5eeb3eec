// Writing one setting of the instance into the event log: the first write creates it, every later one updates it.
import type { Actor } from '../http/actor.ts';
import { recordEvent } from './record-event.ts';
import type { Store } from '../state/store.ts';

const hidden = { hideEventDetails: true };

/** @param change what the setting was and became; left out for settings with secrets, whose events tell nothing. */
export function recordSetting(store: Store, actor: Actor, id: string, change?: { from: object; to: object }): void {
  const exists = store.events.some(({ type, data }) => /^setting-(created|updated)$/.test(type) && data?.id === id);
  recordEvent(store, actor, {
    type: exists ? 'setting-updated' : 'setting-created',
    data: { id, ...(change?.to ?? hidden) },
    preData: exists ? (change?.from ?? hidden) : null,
  });
}
