// What an error of the admin API client means to Terraform.
import { AdminApiError } from '../src/admin-api/index.ts';
import type { Failure } from '../src/terraform/framework/index.ts';

export function explain(error: unknown): Failure | undefined {
  if (!(error instanceof AdminApiError)) return undefined;
  return {
    detail: error.message,
    gone: error.isNotFound,
    // Users are the exception to 409: a taken name or e-mail address is answered 400.
    conflict: error.isConflict || (error.status === 400 && /already exists?\b/i.test(error.serverMessage ?? '')),
    mayHaveHappened: error.mayHaveHappened,
    fields: error.details.flatMap(({ path, message }) => {
      const steps = bodySteps(path ?? quotedField(message));
      return steps ? [{ path: steps, message }] : [];
    }),
  };
}

/** The steps of a detail's path, such as `/body/users/0/user`; the enum form names the bare field. */
function bodySteps(path: string | undefined): (string | number)[] | undefined {
  if (!path || path.startsWith('/params') || path.startsWith('/query')) return undefined;
  const steps = path.split('/').filter((step, index) => step !== '' && !(index === 1 && step === 'body'));
  return steps.length === 0 ? undefined : steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** Some complaints name their field only in words: `"id" must be URL friendly`. */
function quotedField(message: string): string | undefined {
  return /^"(\w+)" /.exec(message)?.[1];
}
