// What becomes of a change request: where it may go from where it is, and that nobody approves or rejects what is their own.
import type { AdminApi, OperationAnswer, OperationParameters } from '../../src/admin-api/index.ts';
import { readCaller } from '../../src/access/index.ts';
import { notBlank, optional, required, ResourceFailure } from '../../src/terraform/framework/index.ts';

export const changeRequestAttributes = {
  project_id: required.string('Id of the project.').check(notBlank).references('project.id'),
  change_request_id: required.number('Number of the change request, as the address of its page ends.'),
  comment: optional.string('A comment that is added to it.').check(notBlank),
};

type ChangeRequest = OperationAnswer<'getChangeRequest'>;
type Body = OperationParameters<'updateChangeRequestState'>['body'];

/** Which one is meant, and what is said of it. */
export interface Named {
  readonly project_id: string;
  readonly change_request_id: number;
  readonly comment: string | null;
}

const placeOf = ({ project_id, change_request_id }: Named) => ({
  projectId: project_id,
  id: `${change_request_id}`,
});

export const readChangeRequest = (api: AdminApi, named: Named): Promise<ChangeRequest> =>
  api.getChangeRequest(placeOf(named));

/** @returns it as it is afterwards */
export const moveChangeRequest = (api: AdminApi, named: Named, body: Body): Promise<ChangeRequest> =>
  api.updateChangeRequestState({
    ...placeOf(named),
    body: { ...body, ...(named.comment !== null && { comment: named.comment }) },
  });

/** How people call it. */
export const nameOf = ({ change_request_id, project_id }: Named) =>
  `Change request ${change_request_id} of ${project_id}`;

/**
 * Two pairs of eyes are four only where they are two people.
 * @param verb what is not to be done, such as `approve`
 */
export async function refuseOwn(
  api: AdminApi,
  named: Named,
  { createdBy }: ChangeRequest,
  verb: string,
): Promise<void> {
  const { names } = await readCaller(api);
  if (!createdBy.username || !names.includes(createdBy.username)) return;
  throw new ResourceFailure(
    `${nameOf(named)} was made by ${createdBy.username}, which is the account that Terraform uses. Nobody is to ${verb} a change request of their own: let Terraform use the token of another account, or another person do it.`,
  );
}

/** Whether this account has approved it already. */
export async function hasApproved(api: AdminApi, { approvals = [] }: ChangeRequest): Promise<boolean> {
  const { names } = await readCaller(api);
  return approvals.some(({ createdBy: { username } }) => username !== undefined && names.includes(username));
}

/** @throws ResourceFailure when it is in none of the states from which the step can be made */
export function refuseUnlessIn(
  states: readonly ChangeRequest['state'][],
  named: Named,
  request: ChangeRequest,
  step: string,
): void {
  if (states.includes(request.state)) return;
  const { state, minApprovals, approvals = [] } = request;
  const counted =
    state === 'In review' ? `, with ${approvals.length} of the ${minApprovals} approvals that it needs` : '';
  throw new ResourceFailure(
    `${nameOf(named)} is ${JSON.stringify(state)}${counted}. It can be ${step} while it is ${states.map((one) => JSON.stringify(one)).join(' or ')}.`,
  );
}
