// One project in full, or why the caller is not shown it.
import { type AdminApi, AdminApiError, type OperationAnswer } from '../../src/admin-api/index.ts';
import { ResourceFailure } from '../../src/terraform/framework/index.ts';

/**
 * Unleash answers an empty 404 for a private project that is hidden from the caller, and says so when there is none.
 * @throws ResourceFailure for such an answer, so that a hidden project is not taken for a deleted one
 */
export async function overviewOf(api: AdminApi, projectId: string): Promise<OperationAnswer<'getProjectOverview'>> {
  try {
    return await api.getProjectOverview({ projectId });
  } catch (error) {
    if (!(error instanceof AdminApiError && error.isHidden)) throw error;
    throw new ResourceFailure(
      `Unleash does not show the project ${JSON.stringify(projectId)} to this caller. If it is private, make the caller a member of it, or give it another root role than Viewer. If other calls fail too: ${error.message}`,
    );
  }
}
