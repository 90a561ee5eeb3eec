// Says which members of a list do not exist: Unleash says only that one of them does not.
import { type AdminApi, AdminApiError } from '../../src/admin-api/index.ts';
import { ResourceFailure } from '../../src/terraform/framework/index.ts';

/** What `work` answers. @throws ResourceFailure that names the missing accounts, where its refusal comes from them */
export async function nameMissingUsers<T>(
  api: AdminApi,
  ids: readonly number[],
  work: () => Promise<T>,
  at: (attribute: 'users', work: Promise<never>) => Promise<never>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AdminApiError && error.status === 400)) throw error;
    const known = await accountIds(api).catch(() => undefined);
    const missing = known ? ids.filter((id) => !known.has(id)) : [];
    if (missing.length === 0) throw error;
    const [subject, verb] = missing.length > 1 ? ['users', 'are'] : ['user', 'is'];
    const detail = `There ${verb} no ${subject} ${missing.join(', ')}. Remove ${missing.length > 1 ? 'them' : 'it'} from users, or write the ids of users that exist.`;
    return at('users', Promise.reject(new ResourceFailure(detail)));
  }
}

async function accountIds(api: AdminApi): Promise<ReadonlySet<number>> {
  const [{ users }, { serviceAccounts }] = await Promise.all([api.getUsers(), api.getServiceAccounts()]);
  return new Set([...users, ...serviceAccounts].map(({ id }) => id));
}
