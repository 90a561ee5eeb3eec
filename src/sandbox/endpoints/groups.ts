// Groups of users: their members, their root role and the projects that they reach.
import { type Actor, systemActor } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { badData, databaseError, fitInteger, nameExists } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { type Group, nextId, type Store } from '../state/store.ts';
import { byName, findGroup } from '../state/find.ts';
import { showGroupRow, showMembers } from '../views/show-group.ts';

const write = { needs: ['ADMIN'], edition: 'enterprise' } as const;

export const groups = {
  getGroups: {
    edition: 'enterprise',
    handle({ store }) {
      const projects = projectsByGroup(store);
      const shown = [...store.groups.values()].sort(byName).map((group) => ({
        ...showGroupRow(group),
        users: showMembers(store, group),
        projects: projects.get(group.id) ?? [],
      }));
      return { status: 200, body: { groups: shown } };
    },
  },
  getGroup: {
    edition: 'enterprise',
    handle({ store, params }) {
      const group = findGroup(store, params.groupId);
      return { status: 200, body: { ...showGroupRow(group), users: showMembers(store, group) } };
    },
  },
  createGroup: {
    ...write,
    handle({ store, body, actor }) {
      checkName(store, body.name);
      checkRootRole(store, body);
      checkUsers(store, idsOf(body));
      const group: Group = {
        id: nextId(store, 'group'),
        name: body.name,
        description: body.description ?? '',
        mappingsSSO: body.mappingsSSO ?? [],
        rootRole: body.rootRole || null,
        // No server writes down who it was: its table fills this in.
        createdBy: systemActor.name,
        createdAt: store.now(),
        scimId: null,
        members: new Map(),
      };
      setMembers(store, group, idsOf(body), actor);
      store.groups.set(group.id, group);
      recordEvent(store, actor, { type: 'group-created', data: { ...body, users: body.users && idsOf(body) } });
      return { status: 201, headers: { location: `groups/${group.id}` }, body: showGroupRow(group) };
    },
  },
  updateGroup: {
    ...write,
    handle({ store, params, body, actor }) {
      const group = findGroup(store, params.groupId);
      const before = eventData(group);
      checkName(store, body.name, group);
      if (group.scimId !== null) checkScim(group, body.name, idsOf(body));
      checkRootRole(store, body);
      if (body.users === undefined) {
        const missed = group.members.size > 0 ? 'some' : 'filter';
        throw databaseError(`Cannot read properties of undefined (reading '${missed}')`);
      }
      checkUsers(
        store,
        idsOf(body).filter((id) => !group.members.has(id)),
      );
      group.name = body.name;
      if (body.description !== undefined) group.description = body.description ?? '';
      if (body.mappingsSSO !== undefined) group.mappingsSSO = body.mappingsSSO;
      group.rootRole = body.rootRole || null;
      setMembers(store, group, idsOf(body), actor);
      recordEvent(store, actor, { type: 'group-updated', preData: before, data: eventData(group) });
      return { status: 200, body: showGroupRow(group) };
    },
  },
  deleteGroup: {
    ...write,
    anyContentType: true,
    handle({ store, params, actor }) {
      const group = findGroup(store, params.groupId);
      for (const project of store.projects.values()) project.groups.delete(group.id);
      store.groups.delete(group.id);
      recordEvent(store, actor, { type: 'group-deleted', preData: eventData(group) });
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

interface GroupBody {
  name: string;
  rootRole?: number | null;
  users?: { user: { id: number } }[];
}

const idsOf = (body: GroupBody): number[] => body.users?.map(({ user }) => user.id) ?? [];

function checkName(store: Store, name: string, existing?: Group): void {
  if (name === '') throw badData('Group name cannot be empty');
  if (existing?.name === name) return;
  for (const group of store.groups.values()) {
    if (group.name === name) throw nameExists('Group name already exists');
  }
}

function checkRootRole(store: Store, { rootRole }: GroupBody): void {
  if (rootRole && !Number.isInteger(rootRole)) {
    throw databaseError(`insert into "groups" - invalid input syntax for type integer: "${rootRole}"`);
  }
  if (rootRole) fitInteger('insert into "groups"', rootRole);
  if (rootRole && !store.roles.has(rootRole)) throw badData(`Incorrect role id ${rootRole}`);
}

/** Of those who are to be added. */
function checkUsers(store: Store, ids: readonly number[]): void {
  if (new Set(ids).size < ids.length) {
    throw databaseError('insert into "group_user" - duplicate key value violates unique constraint "group_user_pkey"');
  }
  if (ids.some((id) => !store.accounts.has(id))) throw badData('Incorrect user id in the users group');
}

function checkScim(group: Group, name: string, users: readonly number[]): void {
  if (name !== group.name) throw badData('Cannot update the name of a SCIM group');
  const same = users.length === group.members.size && users.every((id) => group.members.has(id));
  if (!same) throw badData('Cannot update users of a SCIM group');
}

/** Members who stay keep the instant they joined. */
function setMembers(store: Store, group: Group, ids: readonly number[], actor: Actor): void {
  const joinedAt = store.now();
  const before = group.members;
  group.members = new Map(ids.map((id) => [id, before.get(id) ?? { joinedAt, createdBy: actor.name }]));
}

function projectsByGroup(store: Store): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const project of store.projects.values()) {
    for (const groupId of project.groups.keys()) {
      const list = found.get(groupId);
      if (list === undefined) found.set(groupId, [project.id]);
      else list.push(project.id);
    }
  }
  return found;
}

function eventData(group: Group): object {
  return { ...showGroupRow(group), users: [...group.members.keys()] };
}
