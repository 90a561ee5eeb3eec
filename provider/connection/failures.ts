// What an error of the admin API client means to Terraform.
import { AdminApiError } from '../../src/admin-api/index.ts';
import type { Failure, Subject } from '../../src/terraform/framework/index.ts';
import { describeRequirement } from '../define.ts';

export function explain(error: unknown, about?: Subject): Failure | undefined {
  if (!(error instanceof AdminApiError)) return undefined;
  return {
    detail: error.isRouteMissing && about ? needsEdition(about, error) : error.message,
    gone: error.isNotFound,
    unavailable: error.isRouteMissing,
    forbidden: error.status === 403,
    conflict: error.isConflict,
    mayHaveHappened: error.mayHaveHappened,
    outOfReach: error.isOutOfReach,
    complaints: error.details.map((detail) => ({ path: bodySteps(detail.path), detail: error.about(detail) })),
  };
}

/** Where every edition has the type, it is a part of what the block asks for that this one lacks. */
function needsEdition({ typeName, requires }: Subject, error: AdminApiError): string {
  const missing = `it has no ${error.operation} (${error.method} ${error.path})`;
  return requires
    ? `${typeName} needs ${describeRequirement(requires)}. This server is of another edition, or too old: ${missing}. Remove the block, or use a server that has it.`
    : `A part of this ${typeName} is not for this server: ${missing}. It needs another edition (Enterprise or Pro) or a newer version of Unleash. Leave that part out, or use a server that has it.`;
}

/** The steps of a detail's path, such as `/body/users/0/user`; the enum form names the bare field. */
function bodySteps(path: string | undefined): (string | number)[] {
  if (!path || path.startsWith('/params') || path.startsWith('/query')) return [];
  const steps = path.split('/').filter((step, index) => step !== '' && !(index === 1 && step === 'body'));
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
