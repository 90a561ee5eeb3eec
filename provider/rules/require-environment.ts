// Settings of an environment in a project need a project that takes part in the environment.
import type { AdminApi } from '../../src/admin-api/index.ts';
import { ResourceFailure } from '../../src/terraform/framework/index.ts';

/** Unleash itself fails without a reason, or accepts the settings and forgets them. @throws ResourceFailure */
export async function requireEnvironment(
  api: AdminApi,
  { projectId, environment }: { projectId: string; environment: string },
): Promise<void> {
  const { environments } = await api.getProjectEnvironments({ projectId });
  // The list holds every environment of the instance; `visible` says which ones the project has.
  if (environments.some(({ name, visible }) => name === environment && visible !== false)) return;
  throw new ResourceFailure(
    `The project ${JSON.stringify(projectId)} does not take part in the environment ${JSON.stringify(environment)}. Add it there first, for example with unleash_project_environment and depends_on.`,
  );
}
