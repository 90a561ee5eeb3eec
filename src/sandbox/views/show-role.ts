// A role as lists show it: without its permissions.
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { Role } from '../state/store.ts';

export function showRole({ id, name, type, description }: Role) {
  return { id, name, type, description } satisfies components['schemas']['roleSchema'];
}
