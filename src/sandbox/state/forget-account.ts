// What goes with a user or a service account.
import type { Account, Store } from './store.ts';

/** Group memberships, project roles and tokens. */
export function forgetAccount(store: Store, account: Account): void {
  for (const group of store.groups.values()) group.members.delete(account.id);
  for (const project of store.projects.values()) project.users.delete(account.id);
  for (const [secret, token] of store.personalTokens) {
    if (token.userId === account.id) store.personalTokens.delete(secret);
  }
  store.accounts.delete(account.id);
}
