// Roles that can be given in place of others: those that come with every Unleash, and those that a review has.
import type { Named } from '../grants.ts';
import type { Review } from './review.ts';

const predefined = {
  root: [
    { id: 1, name: 'Admin' },
    { id: 2, name: 'Editor' },
    { id: 3, name: 'Viewer' },
  ],
  project: [
    { id: 4, name: 'Owner' },
    { id: 5, name: 'Member' },
  ],
} as const;

/** @param scope of the grant: on the whole instance, or in a project */
export function knownRoles({ roles }: Pick<Review, 'roles'>, scope: keyof typeof predefined): Named[] {
  const isFitting = (type: string) => type.startsWith('root') === (scope === 'root');
  const own = roles.filter(({ id, type }) => isFitting(type) && !predefined[scope].some((one) => one.id === id));
  return [...predefined[scope], ...own.map(({ id, name }) => ({ id, name }))];
}
