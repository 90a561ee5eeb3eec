// Whether somebody owns a project, whichever resource says so.
import { type ResourceFacts, refersTo } from './resource-facts.ts';

interface Row {
  readonly role?: unknown;
  readonly users?: unknown;
  readonly groups?: unknown;
}

/** @param ownerRoles what counts as owning a project: numbers as text, and references to roles */
export function hasOwner(
  project: ResourceFacts,
  facts: readonly ResourceFacts[],
  ownerRoles: ReadonlySet<string>,
): boolean {
  const isOwnerRole = (role: unknown, { stack }: ResourceFacts) =>
    ownerRoles.has(String(role)) ||
    facts.some(
      (fact) =>
        fact.mode === 'data' &&
        fact.type === 'unleash_role' &&
        fact.attributes.name === 'Owner' &&
        refersTo(role, stack, fact, 'id'),
    );
  return facts.some((fact) => {
    const { type, mode, attributes, stack } = fact;
    if (mode !== 'resource' || !refersTo(attributes.project, stack, project, 'id')) return false;
    if (type === 'unleash_project_access') {
      return listOf<Row>(attributes.roles).some((row) => isOwnerRole(row.role, fact) && isHeld(row));
    }
    if (type === 'unleash_project_role_binding') return isOwnerRole(attributes.role, fact) && isHeld(attributes);
    if (type === 'unleash_project_member') {
      return listOf(attributes.roles).some((role) => isOwnerRole(role, fact));
    }
    return false;
  });
}

/** A reference to a whole list counts as somebody: who it is shows when Terraform runs. */
const isHeld = ({ users, groups }: Row) =>
  [users, groups].some((holders) => (Array.isArray(holders) ? holders.length > 0 : typeof holders === 'string'));

const listOf = <Item>(value: unknown): readonly Item[] => (Array.isArray(value) ? value : []);
