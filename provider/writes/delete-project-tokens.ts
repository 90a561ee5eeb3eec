// Deletes the tokens of a project before the project: Unleash 8.2 would leave those that it stores securely, for all projects.
import { type AdminApi, AdminApiError } from '../../src/admin-api/index.ts';
import type { Warn } from '../../src/terraform/framework/index.ts';

/** Other tokens Unleash deletes with their project by itself. Those of several projects lose only this one. */
export async function deleteProjectTokens(api: AdminApi, projectId: string, warn: Warn): Promise<void> {
  try {
    const { tokens } = await api.getProjectApiTokens({ projectId });
    const left = tokens.filter(({ secure, projects }) => secure === true && projects.join() === projectId);
    for (const { secret } of left) if (secret) await api.deleteProjectApiToken({ projectId, token: secret });
  } catch (error) {
    if (!(error instanceof AdminApiError) || (error.status !== 403 && error.status !== 404)) throw error;
    if (error.status === 403)
      warn(
        `Tokens of the project ${projectId} may be left`,
        'This caller may not list or delete the API tokens of the project. Unleash 8.2 leaves tokens that it stores securely when their project is deleted, and lets them read the flags of all projects. Look for tokens that nobody needs, or give the caller the permissions READ_PROJECT_API_TOKEN and DELETE_PROJECT_API_TOKEN.',
      );
  }
}
