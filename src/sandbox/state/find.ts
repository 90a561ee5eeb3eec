// Looking things up as the services do: what is missing is refused in their words.
import { badData, fitInteger, notFound } from '../failures/errors.ts';
import type { Account, ApiToken, Environment, Group, Project, Role, Store } from './store.ts';

export function findProject(store: Store, id: string): Project {
  return store.projects.get(id) ?? refuse(notFound('No project found'));
}

export function findEnvironment(store: Store, name: string): Environment {
  return store.environments.get(name) ?? refuse(notFound(`Could not find environment with name: ${name}`));
}

export function findRole(store: Store, id: string): Role {
  return store.roles.get(toNumber('roleId', id)) ?? refuse(notFound(`Could not find role with id: ${id}`));
}

/** A user; service accounts are found elsewhere. */
export function findUser(store: Store, id: number): Account {
  fitInteger('select * from "users"', id);
  const account = store.accounts.get(id);
  return account !== undefined && !account.isService ? account : refuse(notFound('No user found'));
}

export function findServiceAccount(store: Store, id: string): Account {
  const account = store.accounts.get(toNumber('id', id));
  return account?.isService ? account : refuse(notFound('No user found'));
}

export function findGroup(store: Store, id: string): Group {
  return store.groups.get(toNumber('groupId', id)) ?? refuse(notFound('No group found'));
}

export function toNumber(name: string, value: string): number {
  return /^\d{1,10}$/.test(value) ? Number(value) : refuse(badData(`"${name}" must be a number`));
}

/** Environments in their own order: by sort order, then by age. */
export function sortedEnvironments(store: Store): Environment[] {
  return [...store.environments.values()].sort((a, b) => a.sortOrder - b.sortOrder);
}

const collator = new Intl.Collator('en');

export const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name);

function refuse(refusal: Error): never {
  throw refusal;
}

/** The tokens of which environments and projects tell how many they have: not those that are stored securely. */
export const countedTokens = (store: Store): ApiToken[] =>
  [...store.apiTokens.values()].filter(({ selector }) => selector === undefined);
