// Service accounts: they live among the users, share their ids and names, and are listed apart.
import type { Endpoints } from '../endpoint.ts';
import { badData, fitText, nameExists } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { type Account, nextId, touch } from '../state/store.ts';
import { findServiceAccount } from '../state/find.ts';
import { forgetAccount } from '../state/forget-account.ts';
import { showPersonalToken, tokensOf } from './service-account-tokens.ts';
import { imageUrl } from '../views/show-account.ts';
import { showRole } from '../views/show-role.ts';
import { isTaken, resolveRootRole } from './users.ts';

const admin = { needs: ['ADMIN'], edition: 'enterprise' } as const;

export const serviceAccounts = {
  getServiceAccounts: {
    ...admin,
    handle({ store }) {
      const accounts = [...store.accounts.values()].filter(({ isService }) => isService);
      const rootRoles = [...store.roles.values()].filter(({ type }) => type === 'root' || type === 'root-custom');
      const shown = accounts.map((account) => ({
        ...show(account),
        tokens: tokensOf(store, account.id).map(([, token]) => showPersonalToken(token)),
      }));
      return { status: 200, body: { serviceAccounts: shown, rootRoles: rootRoles.map(showRole) } };
    },
  },
  createServiceAccount: {
    ...admin,
    handle({ store, body, actor }) {
      const { name, username } = body;
      if (username === '') throw badData('You must specify username or email');
      if (isTaken(store, username, undefined)) throw nameExists('User already exists');
      const rootRole = resolveRootRole(store, body.rootRole).id;
      fitText('insert into "users"', username, name);
      const id = nextId(store, 'account');
      const account: Account = {
        id,
        name,
        username,
        passwordHash: null,
        rootRole,
        isService: true,
        createdAt: store.now(),
        scimId: null,
      };
      store.accounts.set(id, account);
      recordEvent(store, actor, { type: 'service-account-created', data: eventData(account) });
      return { status: 201, headers: { location: String(id) }, body: show(account) };
    },
  },
  /** The username is not among what can be changed, and is ignored. */
  updateServiceAccount: {
    ...admin,
    handle({ store, params, body, actor }) {
      const account = findServiceAccount(store, params.id);
      const preData = eventData(account);
      const role = body.rootRole === undefined ? undefined : resolveRootRole(store, body.rootRole);
      fitText('update "users"', body.name);
      if (role !== undefined) account.rootRole = role.id;
      if (body.name) account.name = body.name;
      touch(store.accounts, account.id);
      recordEvent(store, actor, { type: 'service-account-updated', preData, data: eventData(account) });
      return { status: 200, body: show(account) };
    },
  },
  deleteServiceAccount: {
    ...admin,
    anyContentType: true,
    handle({ store, params, actor }) {
      const account = findServiceAccount(store, params.id);
      forgetAccount(store, account);
      recordEvent(store, actor, { type: 'service-account-deleted', preData: eventData(account) });
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

function show(account: Account) {
  const { id, name, username, rootRole, createdAt, seenAt = null } = account;
  return {
    id,
    isAPI: false,
    ...(name === undefined ? {} : { name }),
    ...(username === undefined ? {} : { username }),
    imageUrl: imageUrl(account),
    createdAt,
    seenAt,
    loginAttempts: 0,
    rootRole,
  };
}

function eventData({ id, name, username, rootRole }: Account): object {
  return { id, name, username, rootRole };
}
