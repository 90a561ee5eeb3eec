// What this process has created: it takes none of that over again, and deletes nothing that it has just taken over.
import type { ObjectValue } from '../../../protocol/index.ts';
import type { Managed } from './managed.ts';

/** An object that an earlier run made is taken over; all others are created. */
type How = 'created' | 'taken over';

const keyOf = ({ typeName, resource }: Managed, model: ObjectValue, how: How) =>
  JSON.stringify([how, typeName, ...resource.identity.map((name) => model[name])]);

export const noteCreated = (managed: Managed, identity: ObjectValue, how: How): void => {
  managed.session.createdHere.add(keyOf(managed, identity, how));
};

/** @param hows in which of these ways; in whatever way, when none is given */
export const wasCreatedHere = (managed: Managed, identity: ObjectValue, ...hows: readonly How[]): boolean =>
  (hows.length > 0 ? hows : (['created', 'taken over'] as const)).some((how) =>
    managed.session.createdHere.has(keyOf(managed, identity, how)),
  );
