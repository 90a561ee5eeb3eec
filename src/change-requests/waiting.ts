// Which change requests wait for the approval of the caller: somebody else's, in review, and where the caller may approve.
import { readCaller } from '../access/index.ts';
import type { AdminApi } from '../admin-api/index.ts';
import { readChangeRequest } from './change-request.ts';
import { isCaller } from './refuse-own.ts';
import type { FoundRequest } from './search.ts';
import { steps } from './steps.ts';

/** Whether the caller has made it. */
export async function isMine(api: AdminApi): Promise<(request: FoundRequest) => boolean> {
  const { eventId } = await readCaller(api);
  return ({ createdBy }) => createdBy.id === eventId;
}

export async function waitingFor(api: AdminApi, found: readonly FoundRequest[]): Promise<FoundRequest[]> {
  const [caller, isOwn, { permissions }] = await Promise.all([readCaller(api), isMine(api), api.getMe()]);
  const mayApprove = ({ project, environment }: FoundRequest) =>
    permissions.some(
      (held) =>
        held.permission === 'ADMIN' ||
        (held.permission === steps.approve.permission &&
          fits(held.project, project) &&
          fits(held.environment, environment)),
    );
  const candidates = found.filter((request) => request.state === 'In review' && !isOwn(request) && mayApprove(request));
  const judged = await Promise.all(
    candidates.map(async (request) => {
      const { approvals = [] } = await readChangeRequest(api, request);
      return approvals.some((approval) => isCaller(caller, approval)) ? [] : [request];
    }),
  );
  return judged.flat();
}

/** A permission without a place holds in each. */
const fits = (holds: string | null | undefined, asked: string): boolean => !holds || holds === '*' || holds === asked;
