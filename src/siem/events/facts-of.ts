// What an event tells of who did something and of what was done to, found in the many shapes that its data has.
import { isIP } from 'node:net';
import type { AuditEvent } from '../../events/index.ts';
import type { Family } from '../ocsf/classes.ts';
import { subjects } from './subjects.ts';
import { meaningOf } from './meanings.ts';

type Data = Readonly<Record<string, unknown>>;

export interface EventFacts {
  readonly family: Family;
  /** What it is about, named and numbered where the event does. */
  readonly subject: { readonly kind: string; readonly name: string | undefined; readonly id: string | undefined };
  /** The account that was given or taken away something. */
  readonly userId: string | undefined;
  readonly groupId: string | undefined;
  /** Roles that were given or taken away, by name or by id. */
  readonly roles: readonly string[];
  /** Where the request came from. */
  readonly ip: string | undefined;
  /** What was to be done was not. */
  readonly failed: boolean;
}

/** By what things are known, best first. */
const names = ['name', 'username', 'email', 'tokenName', 'title', 'description', 'message', 'provider', 'id'];

export function factsOf(event: AuditEvent): EventFacts {
  const [kind] = meaningOf(event.type);
  const data: Data = event.data ?? event.preData ?? {};
  const [userId, groupId] = [textOf(data.userId), textOf(data.groupId)];
  const isOfGroup = kind === 'access of a user' && userId === undefined && groupId !== undefined;
  return {
    // The server has one type for roles that are taken away, be it from a user or from a group.
    family: isOfGroup ? 'group' : subjects[kind],
    subject: { kind: isOfGroup ? 'access of a group' : kind, ...nameAndId(kind, event, data) },
    ...{ userId, groupId, roles: rolesIn(data) },
    ip: event.ip && isIP(event.ip) !== 0 ? event.ip : undefined,
    failed: event.type.endsWith('-failure'),
  };
}

function nameAndId(kind: string, { project, environment, featureName }: AuditEvent, data: Data) {
  const found = names.map((key) => textOf(data[key])).find((text) => text !== undefined);
  const place = { project, environment, 'project environment': environment, 'feature flag': featureName }[kind];
  return { name: place ?? found ?? project ?? undefined, id: textOf(data.id) };
}

function rolesIn({ roles, roleId, roleName }: Data): string[] {
  const many = Array.isArray(roles) ? roles : [roleName ?? roleId];
  return many.flatMap((role: unknown) => {
    const { name, roleId: id = undefined }: Data = typeof role === 'object' && role !== null ? { ...role } : {};
    return textOf(role) ?? textOf(name) ?? textOf(id) ?? [];
  });
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
