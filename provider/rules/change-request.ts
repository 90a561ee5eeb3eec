// What actions on change requests have in common: which one is meant, and how a step of it is taken.
import type { AdminApi } from '../../src/admin-api/index.ts';
import { readChangeRequest, refuseOwn, type Step, StepRefused, takeStep } from '../../src/change-requests/index.ts';
import { notBlank, optional, required, ResourceFailure } from '../../src/terraform/framework/index.ts';

export const changeRequestAttributes = {
  project_id: required.string('Id of the project.').check(notBlank).references('project.id'),
  change_request_id: required.number('Number of the change request, as the address of its page ends.'),
  comment: optional.string('A comment that is added to it.').check(notBlank),
};

/** Which one is meant, and what is said of it. */
interface Named {
  readonly project_id: string;
  readonly change_request_id: number;
  readonly comment: string | null;
}

/** What it needs to be asked for in a plan; nobody approves or rejects what is their own. */
export const planStep = (api: AdminApi, named: Named, step: Step): Promise<void> =>
  explained(async () => {
    const request = await readChangeRequest(api, whichOf(named));
    if (byOthers(step)) await refuseOwn(api, whichOf(named), request, step);
  });

/** @param scheduledAt for `schedule`: an instant in ISO form */
export const invokeStep = (
  api: AdminApi,
  named: Named,
  step: Step,
  { progress, done }: { progress(text: string): void; done(text: string): void },
  scheduledAt?: string,
): Promise<void> =>
  explained(async () => {
    const wish = { comment: named.comment, scheduledAt, byOthers: byOthers(step) };
    const { isNew, text } = await takeStep(api, whichOf(named), step, wish);
    (isNew ? done : progress)(text);
  });

const whichOf = ({ project_id: project, change_request_id: id }: Named) => ({ project, id });

/** Applying is what the author's pipeline may do, once others have approved. */
const byOthers = (step: Step): boolean => step === 'approve' || step === 'reject';

async function explained(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof StepRefused ? new ResourceFailure(error.message) : error;
  }
}
