// Deletes what something else still uses, when the same run may be deleting that as well.
import { setTimeout as sleep } from 'node:timers/promises';
import { AdminApiError } from '../src/admin-api/index.ts';

/** Milliseconds between tries; 15 seconds in all. */
const pauses = [250, 500, 1000, 2000, 4000, 7500];

/**
 * Repeats `remove` for as long as Unleash says that the thing is in use. The refusal stands when the last user stays.
 * @throws AdminApiError
 */
export async function onceReleased(remove: () => Promise<unknown>): Promise<void> {
  for (const pause of pauses) {
    try {
      await remove();
      return;
    } catch (error) {
      if (!(error instanceof AdminApiError && isInUse(error))) throw error;
    }
    await sleep(pause);
  }
  await remove();
}

/** The root role of a group is found out by the database alone. */
const isInUse = ({ serverName, serverMessage }: AdminApiError) =>
  serverName === 'RoleInUseError' || /violates foreign key constraint/.test(serverMessage ?? '');
