// Users: creating, reading, changing and deleting them.
import { randomBytes } from 'node:crypto';
import type { Endpoints } from '../endpoint.ts';
import {
  badData,
  databaseError,
  fitInteger,
  fitText,
  invalidValue,
  notFound,
  tooSoon,
  unforeseen,
} from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { type Account, nextId, type Role, type Store, touch } from '../state/store.ts';
import { checkEmail } from '../rules/check-email.ts';
import { findUser } from '../state/find.ts';
import { forgetAccount } from '../state/forget-account.ts';
import { checkPassword, hashPassword } from '../rules/passwords.ts';
import { checkIsNotProvisioned } from './scim.ts';
import { showAccount } from '../views/show-account.ts';

const admin = { needs: ['ADMIN'] } as const;

export const users = {
  createUser: {
    ...admin,
    handle({ store, body, actor, url }) {
      const { username, name, password } = body;
      const email = body.email?.toLowerCase();
      if (!username && !email) throw badData('You must specify username or email');
      if (name === '') throw invalidValue('"value" is not allowed to be empty.');
      checkEmail(email);
      // Looked up by one of them only: the other one meets its index in the database.
      if (isTaken(store, email ? undefined : username, email)) throw badData('User already exists');
      fitText('insert into "users"', username, email, name);
      refuseSecond(store, username, email);
      const id = nextId(store, 'account');
      const account: Account = {
        id,
        ...(username === undefined ? {} : { username }),
        ...(email === undefined ? {} : { email }),
        ...(name === undefined ? {} : { name }),
        passwordHash: password ? hashPassword(password) : null,
        rootRole: resolveRootRole(store, body.rootRole).id,
        isService: false,
        createdAt: store.now(),
        scimId: null,
        inviteLink: `${url}/new-user?token=${randomBytes(32).toString('hex')}`,
      };
      store.accounts.set(id, account);
      recordEvent(store, actor, { type: 'user-created', data: eventData(account) });
      const { inviteLink } = account;
      const emailSent = store.settings.sendsEmail && body.sendEmail !== false && Boolean(email);
      return {
        status: 201,
        headers: { location: String(id) },
        body: { ...showAccount(account), inviteLink, emailSent, rootRole: normalizeRole(body.rootRole) },
      };
    },
  },
  getUser: {
    ...admin,
    handle({ store, params }) {
      const account = findUser(store, params.id);
      return { status: 200, body: { ...showAccount(account), rootRole: account.rootRole } };
    },
  },
  updateUser: {
    ...admin,
    handle({ store, params, body, actor, edition }) {
      const account = findUser(store, params.id);
      checkIsNotProvisioned(store, edition, account);
      const before = eventData(account);
      const email = body.email?.toLowerCase();
      checkEmail(email);
      const wanted = normalizeRole(body.rootRole ?? 0);
      const role = wanted ? resolveRootRole(store, wanted) : undefined;
      // Given before the rest is tried, and kept when that fails.
      if (role !== undefined) account.rootRole = role.id;
      if (email && email !== account.email && isTaken(store, undefined, email)) {
        throw databaseError(
          'update "users" set "email" = $1 - duplicate key value violates unique constraint "users_email_key"',
        );
      }
      fitText('update "users"', email, body.name);
      if (body.name) account.name = body.name;
      if (email) account.email = email;
      touch(store.accounts, account.id);
      recordEvent(store, actor, { type: 'user-updated', preData: before, data: eventData(account) });
      const rootRole = body.rootRole === undefined ? {} : { rootRole: normalizeRole(body.rootRole) };
      return { status: 200, body: { ...showAccount(account), ...rootRole } };
    },
  },
  deleteUser: {
    ...admin,
    anyContentType: true,
    handle({ store, params, actor }) {
      const account = findUser(store, params.id);
      forgetAccount(store, account);
      recordEvent(store, actor, { type: 'user-deleted', preData: eventData(account) });
      return { status: 200 };
    },
  },
  /** The one place, besides validation, where the strength of a password is checked. */
  changeUserPassword: {
    ...admin,
    handle({ store, params, body, edition }) {
      const account = edition === 'oss' ? store.accounts.get(params.id) : findUser(store, params.id);
      checkIsNotProvisioned(store, edition, account);
      const { password } = body;
      checkPassword(password);
      fitInteger('update "users"', params.id);
      if (account === undefined) {
        throw databaseError(
          'insert into "used_passwords" - insert or update on table "used_passwords" violates foreign key constraint "used_passwords_user_id_fkey"',
        );
      }
      account.passwordHash = hashPassword(password);
      delete account.inviteLink;
      return { status: 200 };
    },
  },
  /** The e-mail address is the id. Without a mail server the link is in the answer alone. */
  resetUserPassword: {
    ...admin,
    handle({ store, body, edition, url }) {
      if (body.id === '') throw unforeseen('Can only find users with id, username or email.');
      const account = [...store.accounts.values()].find(({ email }) => email === body.id.toLowerCase());
      if (account === undefined) throw notFound('No user found');
      checkIsNotProvisioned(store, edition, account);
      const now = Date.parse(store.now());
      if (now < (account.nextResetAt ?? 0)) throw tooSoon(resetLimit);
      account.nextResetAt = now + 60_000;
      const token = randomBytes(32).toString('hex');
      // The list of users has one kind of link for every token.
      account.inviteLink = `${url}/new-user?token=${token}`;
      return { status: 200, body: { resetPasswordUrl: `${url}/reset-password?token=${token}` } };
    },
  },
} satisfies Partial<Endpoints>;

const resetLimit = 'You can only send one new reset password email per minute, per user. Please try again later.';

export function isTaken(store: Store, username: string | undefined, email: string | undefined): boolean {
  for (const account of store.accounts.values()) {
    if (username && account.username === username) return true;
    if (email && account.email === email) return true;
  }
  return false;
}

/** An empty name or address counts as none everywhere but in the database, which takes it once as any other. */
function refuseSecond(store: Store, username: string | undefined, email: string | undefined): void {
  for (const account of store.accounts.values()) {
    const sameName = username !== undefined && account.username === username;
    if (sameName || (email === '' && account.email === '')) {
      const constraint = sameName ? 'users_username_key' : 'users_email_key';
      throw databaseError(`insert into "users" - duplicate key value violates unique constraint "${constraint}"`);
    }
  }
}

/** The schema turns numbers into strings on its way to the enumeration of names: turn them back. */
function normalizeRole<Name extends string>(role: number | Name): number | Name {
  return Number.isInteger(Number(role)) ? Number(role) : role;
}

export function resolveRootRole(store: Store, given: number | string): Role {
  const wanted = normalizeRole(given);
  for (const role of store.roles.values()) {
    const isRoot = role.type === 'root' || role.type === 'root-custom';
    if (isRoot && (role.id === wanted || role.name === wanted)) return role;
  }
  throw badData(`Could not find rootRole=${wanted}`);
}

export function eventData({ id, name, username, email, rootRole }: Account): object {
  return { id, name, username: username || undefined, email: email || undefined, rootRole };
}
