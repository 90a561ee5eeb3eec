// Which attributes the framework itself obeys: by their role, and never by their name.
import type { Attributes } from './attribute.ts';
import type { Role } from './facts.ts';

/** Names of attributes by role. */
export type Roles = { readonly [R in Role]?: string };

/** @throws Error where two attributes have one role */
export function rolesOf(attributes: Attributes): Roles {
  const roles: { [R in Role]?: string } = {};
  for (const [name, { facts }] of Object.entries(attributes)) {
    if (facts.role === undefined) continue;
    const other = roles[facts.role];
    if (other !== undefined) throw new Error(`the attributes ${other} and ${name} both have the role ${facts.role}`);
    roles[facts.role] = name;
  }
  return roles;
}
