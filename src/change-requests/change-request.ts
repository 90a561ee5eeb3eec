// One change request: where it is found, and how people call it.
import type { AdminApi, OperationAnswer } from '../admin-api/index.ts';

export type ChangeRequest = OperationAnswer<'getChangeRequest'>;

/** Which one is meant: numbers are those of the instance, and each belongs to a project. */
export interface Which {
  readonly project: string;
  readonly id: number;
}

/** As paths of the admin API name it. */
export const placeOf = ({ project, id }: Which) => ({ projectId: project, id: `${id}` });

/** @throws AdminApiError, also where the project has none of this number */
export const readChangeRequest = (api: AdminApi, which: Which): Promise<ChangeRequest> =>
  api.getChangeRequest(placeOf(which));

/** How people call it. */
export const nameOf = ({ id, project }: Which): string => `Change request ${id} of ${project}`;
