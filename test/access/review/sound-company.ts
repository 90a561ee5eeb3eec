// A company in which there is nothing to find: each test of a finding spoils one thing of it.
import { type Review, type ReviewOptions, reviewAccess } from '../../../src/access/index.ts';
import { type AdminApi, createAdminApi } from '../../../src/admin-api/index.ts';
import { type Sandbox, type Seed, startSandbox } from '../../../src/sandbox/index.ts';

export const at = new Date('2027-06-30T12:00:00.000Z');
export const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000).toISOString();

export interface World extends AsyncDisposable {
  readonly sandbox: Sandbox;
  /** With the token of ann, who is Admin: what is made is hers, ten days ago. */
  readonly api: AdminApi;
  as(token: string): AdminApi;
  /** The clock of the instance. */
  setTime(instant: string): void;
  review(options?: ReviewOptions): Promise<Review>;
}

const seed: Seed = {
  users: [
    { email: 'ann@example.com', name: 'Ann', rootRole: 'Admin', token: 'user:ann', seenAt: daysAgo(1) },
    { email: 'bob@example.com', name: 'Bob', rootRole: 'Viewer', token: 'user:bob', seenAt: daysAgo(2) },
    { email: 'cid@example.com', name: 'Cid', rootRole: 'Viewer', token: 'user:cid', seenAt: daysAgo(3) },
  ],
  groups: [
    { name: 'Leads', users: ['ann@example.com'] },
    { name: 'Team', users: ['bob@example.com'] },
  ],
  projects: [
    { id: 'default', changeRequests: { production: 1 } },
    {
      id: 'shop',
      changeRequests: { production: 2 },
      access: [
        { role: 'Owner', groups: ['Leads'] },
        { role: 'Member', groups: ['Team'] },
      ],
    },
  ],
};

/** Half a year old; everybody made use of what they have ten days ago. */
export async function openSoundCompany(): Promise<World> {
  let now = daysAgo(180);
  const sandbox = await startSandbox({ seed, clock: () => new Date(now) });
  const as = (token: string) => createAdminApi({ url: sandbox.url, token, fetch: sandbox.fetch, env: {} });
  const api = as('user:ann');
  now = daysAgo(10);
  await api.deleteUser({ id: 1 });
  sandbox.store.apiTokens.delete(sandbox.token);
  await api.updateProject({ projectId: 'shop', body: { name: 'Shop' } });
  await useAsMember(as('user:bob'));
  return {
    ...{ sandbox, api, as },
    setTime(instant) {
      now = instant;
    },
    review: (options) => reviewAccess(as('user:ann'), { at, domains: ['example.com'], ...options }),
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}

/** Does what the role Member in the project `shop` is for, and leaves nothing. */
async function useAsMember(api: AdminApi): Promise<void> {
  const body = { tokenName: 'try', type: 'client', environment: 'development' } as const;
  const { secret } = await api.createProjectApiToken({ projectId: 'shop', body });
  await api.deleteProjectApiToken({ projectId: 'shop', token: String(secret) });
}

export const idsOf = ({ findings }: Review): string[] =>
  [...new Set(findings.map(({ id }) => id.replace('review/', '')))].sort();
