// Two pairs of eyes are four only where they are two people: nobody decides about a change request of their own.
import { type Caller, readCaller, whoCan } from '../access/index.ts';
import { type AdminApi, AdminApiError } from '../admin-api/index.ts';
import { type ChangeRequest, nameOf, type Which } from './change-request.ts';
import { type Step, StepRefused, steps } from './steps.ts';

/** Whether one of the caller's names is that of the person. */
export const isCaller = ({ names }: Pick<Caller, 'names'>, { createdBy }: Pick<ChangeRequest, 'createdBy'>): boolean =>
  !!createdBy.username && names.includes(createdBy.username);

/** @throws StepRefused where the caller has made it, with who could take the step instead; then nothing was sent */
export async function refuseOwn(api: AdminApi, which: Which, request: ChangeRequest, step: Step): Promise<void> {
  if (!isCaller(await readCaller(api), request)) return;
  const others = await whoElseCan(api, which, request, step);
  throw new StepRefused(
    `${nameOf(which)} was made by ${request.createdBy.username}, whose token this is. Nobody is to ${step} a change request of their own: use the token of another account, or let another person do it.${others}`,
  );
}

/** As many names as a sentence bears. */
const mostNames = 10;

/** Who holds the permission there, as a further sentence; empty where the step needs none, or this token may not know. */
async function whoElseCan(api: AdminApi, { project }: Which, request: ChangeRequest, step: Step): Promise<string> {
  const { permission } = steps[step];
  if (permission === undefined) return '';
  const { environment, createdBy } = request;
  try {
    const { holdings } = await whoCan(api, permission, { project, environment });
    const names = holdings.map(({ holder }) => holder.name).filter((name) => name !== createdBy.username);
    const place = `${permission} in ${environment} of ${project}`;
    if (names.length === 0) return ` Nobody else holds ${place}.`;
    const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
    return ` Others hold ${place}: ${names.slice(0, mostNames).join(', ')}${more}.`;
  } catch (error) {
    if (error instanceof AdminApiError && (error.isRouteMissing || error.isDenied)) return '';
    throw error;
  }
}
