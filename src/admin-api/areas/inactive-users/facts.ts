// What the client knows of operations on people who have not signed in for long.
import { type Facts, read } from '../facts.ts';
import { everybody, membership } from '../reads.ts';

export const facts = {
  getInactiveUsers: read,
  // Those who are gone already fail it, and whoever stands before them is gone too.
  deleteInactiveUsers: {
    repeat: 'once',
    invalidates: {
      getInactiveUsers: 'any',
      getUsers: 'any',
      searchUsers: 'any',
      getUser: 'any',
      ...everybody,
      ...membership,
    },
  },
} as const satisfies Facts;
