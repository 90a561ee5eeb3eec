// The file of people that Drata imports: https://help.drata.com/en/articles/8231902-manual-import-connection-for-identity-management
import { isOutside } from '../is-outside.ts';
import type { Taker } from './taker.ts';

export const drata: Taker = {
  headings: ['id', 'first_name', 'last_name', 'email', 'avatar_url', 'is_contractor', 'mfa', 'job_title'],
  lines: ({ subjects }, domains) =>
    subjects.flatMap(({ type, id, name, displayName, email }) => {
      if (type !== 'user' || email === null) return [];
      const [first = '', ...rest] = (displayName ?? name).trim().split(/\s+/);
      return [
        {
          ...{ id: String(id), first_name: first, last_name: rest.join(' ') || first, email, avatar_url: '' },
          is_contractor: isOutside(email, domains) ? 'yes' : 'no',
          // A column that must be filled in, about what Unleash does not know: nobody is said to have it.
          mfa: 'no',
          job_title: '',
        },
      ];
    }),
};
