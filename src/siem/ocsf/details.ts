// What each class of OCSF says beyond what all events have: whom or what it is about.
import type { AuditEvent } from '../../events/index.ts';
import type { EventFacts } from '../events/facts-of.ts';
import type { Family, OcsfVersion } from './classes.ts';

interface Told {
  readonly event: AuditEvent;
  readonly facts: EventFacts;
  readonly version: OcsfVersion;
}

export const details: { readonly [Name in Family]: (told: Told) => object } = {
  account: ({ facts }) => ({
    user: {
      ...named(facts),
      ...(facts.subject.kind === 'user' ? { type_id: 1, type: 'User' } : { type_id: 4, type: 'Service' }),
    },
  }),

  access: (told) => ({ user: identified(told.facts.userId), ...rolesOf(told), resources: projectOf(told) }),

  group: (told) => {
    const { facts, version } = told;
    const { subject, groupId, userId } = facts;
    const group = groupId === undefined ? named(facts) : identified(groupId);
    if (subject.kind !== 'group') return { group, ...rolesOf(told), ...placeOf(told) };
    if (userId === undefined) return { group };
    return { group, ...(version === '1.9' ? { users: [identified(userId)] } : { user: identified(userId) }) };
  },

  role: (told) => (told.version === '1.9' ? { iam_role: named(told.facts) } : details.entity(told)),

  entity: ({ facts }) => ({ entity: { ...named(facts), type_id: 99, type: facts.subject.kind } }),

  api: (told) => ({
    api: { operation: told.event.type, service: { name: 'Unleash' } },
    resources: [{ ...named(told.facts), type: told.facts.subject.kind }, ...projectOf(told)],
  }),
};

const named = ({ subject: { kind, name, id } }: EventFacts): object => ({
  name: name ?? kind,
  ...(id !== undefined && { uid: id }),
});

const identified = (id: string | undefined): object => (id === undefined ? { name: 'unknown' } : { uid: id });

const projectOf = ({ event: { project } }: Told): object[] => (project ? [{ name: project, type: 'project' }] : []);

/** Groups had room for one resource before 1.9. */
function placeOf(told: Told): object {
  const [resource] = projectOf(told);
  if (resource === undefined) return {};
  return told.version === '1.9' ? { resources: [resource] } : { resource };
}

const rolesOf = ({ facts: { roles }, version }: Told): object =>
  version === '1.9' ? { iam_roles: roles.map((name) => ({ name })) } : { privileges: roles };
