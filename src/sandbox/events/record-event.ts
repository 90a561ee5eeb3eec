// Writing the event log: every change leaves one entry, without secrets.
import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../http/actor.ts';
import { type EventData, type EventType, nextId, type Store } from '../state/store.ts';

interface Occurrence {
  type: EventType;
  data?: object | null;
  preData?: object | null;
  project?: string;
  environment?: string;
}

/** When there are more, the older half is forgotten. */
const maxEvents = 100_000;

/** Values are copied, so that later changes do not rewrite history. What changed nothing leaves no entry. */
export function recordEvent(store: Store, actor: Actor, occurrence: Occurrence): void {
  const [data, preData] = [copy(occurrence.data), copy(occurrence.preData)];
  if (data !== null && isDeepStrictEqual(data, preData)) return;
  store.events.push({
    id: nextId(store, 'event'),
    type: occurrence.type,
    createdBy: actor.name,
    createdByUserId: actor.id,
    createdAt: store.now(),
    ip: actor.ip,
    data,
    preData,
    project: occurrence.project ?? null,
    environment: occurrence.environment ?? null,
  });
  if (store.events.length > maxEvents) store.events.splice(0, maxEvents / 2);
}

function copy(value: object | null | undefined): EventData | null {
  return value ? JSON.parse(JSON.stringify(value)) : null;
}
