// The commands that take one step of a change request: they differ in the step and in what is said of it.
import type { Step } from '../../change-requests/index.ts';
import { type Command, defineCommand } from '../command.ts';
import { WorkFailed } from '../failures.ts';
import { withKnownNames } from '../known-names.ts';
import { argument, option } from '../parameters.ts';
import { historyColumns, showRequest } from './shown-request.ts';

interface Words {
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly string[];
  /** Whether whoever made the change request is refused. */
  readonly byOthers: boolean;
}

export const requestArgument = argument.wholeNumber('number of the change request, as the address of its page ends');

/** What each step takes. */
export const stepOptions = {
  project: option.text('<id>', 'project that it is in; without it the number is looked up'),
  comment: option.text('<text>', 'a comment that is added to it'),
};

export const stepCommand = (step: Step, { byOthers, ...words }: Words): Command =>
  defineCommand({
    ...words,
    arguments: { request: requestArgument },
    options: stepOptions,
    needs: ['api'],
    run: async ({ arguments: { request: id }, options: { project, comment }, api }) => {
      const { findRequest, takeStep } = await import('../../change-requests/index.ts');
      const which = await withKnownNames(findRequest(api, id, project));
      const { isNew, request, text } = await withRefusals(takeStep(api, which, step, { comment, byOthers }));
      return { ...(await showRequest(which, request)), isNew, text };
    },
    output: { rows: ({ history }) => history, columns: historyColumns, notes: ({ text }) => [text] },
  });

/** @throws WorkFailed for a StepRefused; whatever else the work throws */
export async function withRefusals<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { StepRefused } = await import('../../change-requests/index.ts');
    throw error instanceof StepRefused ? new WorkFailed(error.message) : error;
  }
}
