// What a server says of the permissions of an account, and what it does when the account tries.
import { type AdminApi, AdminApiError } from '../../src/admin-api/index.ts';

/** Calls that one permission decides. */
export const attempts: {
  permission: string;
  project: string | null;
  call(api: AdminApi, name: string): Promise<unknown>;
}[] = [
  {
    permission: 'CREATE_TAG_TYPE',
    project: null,
    call: (api, name) => api.createTagType({ body: { name: `of-${name}`, icon: '' } }),
  },
  {
    permission: 'CREATE_PROJECT_API_TOKEN',
    project: 'shop',
    call: (api, name) =>
      api.createProjectApiToken({
        projectId: 'shop',
        body: { tokenName: `of-${name}`, type: 'client', environment: 'development' },
      }),
  },
];

/** Whether it is let through. */
export async function tries(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    // A private project that one may not see is not there; everything else says what is missing.
    if (error instanceof AdminApiError && error.status === 403) return false;
    throw error;
  }
}

export async function heldPermissions(
  api: AdminApi,
  id: number,
  place: { project: string; environment: string },
): Promise<Set<string>> {
  const { overview } = await api.getUserPermissions({ id: `${id}`, ...place });
  const all = [...overview.root, ...(overview.project ?? []), ...(overview.environment ?? [])];
  return new Set(all.flatMap(({ name, hasPermission }) => (hasPermission ? [name] : [])));
}
