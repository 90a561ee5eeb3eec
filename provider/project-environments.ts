// Environments of a project with their change-request settings, read and written.
import { type AdminApi, AdminApiError } from '../src/admin-api/index.ts';

/** Unleash falls back to one approval when change requests are turned on without a number. */
export async function setChangeRequests(
  api: AdminApi,
  address: { projectId: string; environment: string },
  enabled: boolean | undefined,
  approvals: number | undefined,
): Promise<void> {
  if (enabled === undefined) return;
  const body = { changeRequestsEnabled: enabled, ...(enabled && approvals && { requiredApprovals: approvals }) };
  await api.updateProjectChangeRequestConfig({ ...address, body });
}

export interface ProjectEnvironment {
  project: string;
  environment: string;
  /** Absent on servers without change requests. */
  changeRequests: { enabled: boolean; approvals: number | null } | undefined;
}

export async function environmentsOf(api: AdminApi, project: string): Promise<ProjectEnvironment[]> {
  const { environments } = await api.getProjectEnvironments({ projectId: project });
  // The list holds every environment of the instance; `visible` says which ones the project has. Old servers list only those.
  const visible = environments.filter(({ visible }) => visible !== false);
  const configs = visible.length > 0 ? await changeRequestConfigs(api, project) : undefined;
  return visible.map(({ name }) => {
    const config = configs?.find(({ environment }) => environment === name);
    const changeRequests = {
      enabled: config?.changeRequestEnabled ?? false,
      approvals: config?.requiredApprovals || null,
    };
    return { project, environment: name, changeRequests: configs && changeRequests };
  });
}

/** Undefined on servers without change requests. */
async function changeRequestConfigs(api: AdminApi, projectId: string) {
  try {
    return await api.getProjectChangeRequestConfig({ projectId });
  } catch (error) {
    if (error instanceof AdminApiError && (error.isRouteMissing || error.isNotFound)) return undefined;
    throw error;
  }
}
