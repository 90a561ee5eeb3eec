// A project in the list and in events.
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { Project, Store } from '../state/store.ts';
import { imageUrl } from './show-account.ts';

type Listed = components['schemas']['projectSchema'];

export function showListedProject(store: Store, project: Project): Listed {
  const { id, name, description, mode, createdAt, archivedAt } = project;
  return {
    id,
    name,
    description,
    health: 100,
    technicalDebt: 0,
    featureCount: 0,
    memberCount: countMembers(store, project),
    createdAt,
    archivedAt,
    mode,
    lastReportedFlagUsage: null,
    lastUpdatedAt: null,
    onboardingStatus: { status: 'onboarding-started' },
    owners: showOwners(store, project),
  };
}

/** Distinct users, those of groups included. Root roles are held in the default project, and only predefined ones do not count. */
export function countMembers(store: Store, project: Project): number {
  const members = new Set(project.users.keys());
  for (const id of project.groups.keys()) {
    for (const member of store.groups.get(id)?.members.keys() ?? []) members.add(member);
  }
  if (project.id === 'default') {
    for (const { id, rootRole } of store.accounts.values()) {
      if (store.roles.get(rootRole)?.type === 'root-custom') members.add(id);
    }
  }
  return members.size;
}

const ownerRole = 4;

function showOwners(store: Store, project: Project): NonNullable<Listed['owners']> {
  const users = [...project.users]
    .filter(([, grants]) => grants.has(ownerRole))
    .flatMap(([id]) => {
      const account = store.accounts.get(id);
      if (account === undefined) return [];
      const { name, username, email } = account;
      const shown = name || username || email || '';
      return [{ ownerType: 'user' as const, name: shown, email: email ?? null, imageUrl: imageUrl(account) }];
    });
  const groups = [...project.groups]
    .filter(([, grants]) => grants.has(ownerRole))
    .map(([id]) => ({ ownerType: 'group' as const, name: store.groups.get(id)?.name ?? '' }));
  return users.length + groups.length > 0 ? [...users, ...groups] : [{ ownerType: 'system' }];
}

export function projectEventData(project: Project): object {
  const { id, name, description, mode, defaultStickiness, featureLimit, featureNaming, linkTemplates } = project;
  const { createdAt, updatedAt, archivedAt } = project;
  return {
    ...{ id, name, description, createdAt, updatedAt: updatedAt ?? createdAt, health: 100 },
    ...{
      mode,
      defaultStickiness,
      featureLimit,
      featureNaming: { ...featureNaming },
      linkTemplates: [...linkTemplates],
    },
    ...(archivedAt === null ? {} : { archivedAt }),
  };
}
