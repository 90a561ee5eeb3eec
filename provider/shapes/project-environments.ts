// Environments of a project with their change-request settings, read and written.
import { type AdminApi, AdminApiError, type OperationAnswer } from '../../src/admin-api/index.ts';

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

interface ProjectEnvironment {
  project: string;
  environment: string;
  /** Absent on servers without change requests. */
  changeRequests: { enabled: boolean; approvals: number | null } | undefined;
}

/** Environments of a project that should have some: their settings are asked for at the same time. */
export async function environmentsOf(api: AdminApi, project: string): Promise<ProjectEnvironment[]> {
  const [names, configs] = await Promise.all([namesOf(api, project), changeRequestConfigs(api, project)]);
  return names.map((name) => withSettings(project, name, configs));
}

/** Environments of every project. */
export async function allProjectEnvironments(api: AdminApi): Promise<ProjectEnvironment[]> {
  const { projects } = await api.getProjects();
  const each = projects.map(async ({ id }) => {
    const names = await namesOf(api, id);
    const configs = names.length > 0 ? await changeRequestConfigs(api, id) : undefined;
    return names.map((name) => withSettings(id, name, configs));
  });
  return (await Promise.all(each)).flat();
}

async function namesOf(api: AdminApi, projectId: string): Promise<string[]> {
  const { environments } = await api.getProjectEnvironments({ projectId });
  // The list holds every environment of the instance; `visible` says which ones the project has. Old servers list only those.
  return environments.filter(({ visible }) => visible !== false).map(({ name }) => name);
}

type Configs = OperationAnswer<'getProjectChangeRequestConfig'> | undefined;

function withSettings(project: string, environment: string, configs: Configs): ProjectEnvironment {
  const config = configs?.find((candidate) => candidate.environment === environment);
  const changeRequests = {
    enabled: config?.changeRequestEnabled ?? false,
    approvals: config?.requiredApprovals || null,
  };
  return { project, environment, changeRequests: configs && changeRequests };
}

/** Undefined on servers without change requests. */
async function changeRequestConfigs(api: AdminApi, projectId: string): Promise<Configs> {
  try {
    return await api.getProjectChangeRequestConfig({ projectId });
  } catch (error) {
    if (error instanceof AdminApiError && (error.isRouteMissing || error.isNotFound)) return undefined;
    throw error;
  }
}
