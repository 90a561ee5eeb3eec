// People who have not signed in for long: who they are, and deleting whoever is named.
import type { Endpoints } from '../endpoint.ts';
import { recordEvent } from '../events/record-event.ts';
import { findUser } from '../state/find.ts';
import { forgetAccount } from '../state/forget-account.ts';
import type { Account, Store } from '../state/store.ts';
import { eventData } from './users.ts';

const admin = { needs: ['ADMIN'] } as const;

/** A setting of the server, which no answer tells. */
const thresholdMs = 180 * 86_400_000;

export const inactiveUsers = {
  /** Nobody signs in to a sandbox, so whoever is old enough is in it: once for each token of theirs, as a server has it. */
  getInactiveUsers: {
    ...admin,
    handle({ store }) {
      const oldest = new Date(Date.parse(store.now()) - thresholdMs).toISOString();
      const inactive = [...store.accounts.values()].filter(
        ({ isService, createdAt }) => !isService && createdAt < oldest,
      );
      const shown = inactive.flatMap((account) =>
        Array<ReturnType<typeof show>>(rows(store, account)).fill(show(account)),
      );
      return { status: 200, body: { version: 1, inactiveUsers: shown } };
    },
  },
  /** It does not look whether they are inactive, leaves out the caller, and stops at the first who is not there. */
  deleteInactiveUsers: {
    ...admin,
    handle({ store, body, actor }) {
      for (const id of body.ids.filter((one) => one !== actor.account?.id)) {
        const account = findUser(store, id);
        forgetAccount(store, account);
        recordEvent(store, actor, { type: 'user-deleted', preData: eventData(account) });
      }
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

const rows = ({ personalTokens }: Store, { id }: Account) =>
  Math.max(1, [...personalTokens.values()].filter(({ userId }) => userId === id).length);

const show = ({ id, name, email, username, createdAt }: Account) => ({
  id,
  name: name ?? null,
  email: email ?? null,
  username: username ?? null,
  createdAt,
  seenAt: null,
  patSeenAt: null,
});
