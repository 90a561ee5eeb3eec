// Deletes an object, or forgets one that cannot be deleted.
import type { Model } from '../../attributes/index.ts';
import type { CallContext } from '../../contexts.ts';
import type { Diagnostics } from '../../report.ts';
import { explain, reportFailure } from '../../report-failure.ts';
import { forgetsOnDestroy, isProtected, refuseDeletion } from '../../safety.ts';
import { wasCreatedHere } from './created-here.ts';
import { isHeldElsewhere, noteDestroyed, partsThatStay } from './in-run.ts';
import type { Managed } from './managed.ts';
import { mayReplace } from './protection.ts';
import { isCopy } from './state-names.ts';

/** State afterwards: null once it is gone, the prior state when deleting failed. */
export async function deleteObject(
  managed: Managed,
  api: unknown,
  prior: Model,
  report: Diagnostics,
  context: CallContext,
): Promise<Model | null> {
  const { resource, session } = managed;
  const { roles } = resource;
  if (!resource.delete) {
    report.warning(
      `${managed.label(prior)} stays as it is`,
      `It always exists in ${managed.service} and cannot be deleted. Terraform has forgotten it; its settings keep their last values.`,
    );
    return null;
  }
  if (forgetsOnDestroy(roles, prior)) {
    report.warning(
      `${managed.label(prior)} stays as it is`,
      `Its ${roles.onDestroy} is "forget": Terraform has forgotten it, and left it as it is.`,
    );
    return null;
  }
  if (wasCreatedHere(managed, prior, 'taken over')) {
    report.warning(
      `${managed.label(prior)} stays as it is`,
      'This run has just taken it over under another address, so Terraform has only forgotten the one that was to go.',
    );
    return null;
  }
  if (isCopy(managed, prior)) {
    report.warning(
      `${managed.label(prior)} stays as it is`,
      'State had the object twice: a block keeps it, so only the copy is forgotten that was left of an earlier replacement.',
    );
    return null;
  }
  if (isProtected(roles, prior) && !mayReplace(context.private))
    refuseDeletion(report, roles, managed.label(prior), 'deleted');
  if (report.failed) return prior;
  // Whoever has it under another address keeps it.
  if (isHeldElsewhere(managed, prior)) return null;
  const parts = partsThatStay(managed, prior);
  if (parts.length > 0) {
    const shown = parts.length > 5 ? [...parts.slice(0, 5), `${parts.length - 5} more`] : parts;
    report.error(
      `${managed.label(prior)} would take others with it`,
      `This plan leaves these as they are, but they are a part of it and would be gone with it although the apply says that it is complete: ${shown.join(', ')}. Nothing was deleted. If it is to be made anew, let Terraform make them anew with it:\n\nlifecycle {\n  replace_triggered_by = [${managed.typeName}.NAME]\n}\n\nIf it only has another place in a list, use a map with for_each in place of count; if it is only tainted, "terraform untaint" keeps it. If it is to go, take them out of the configuration too.`,
    );
    return prior;
  }
  try {
    await resource.delete(api, managed.identityOf(prior), { ...context, prior });
    noteDestroyed(managed, prior);
    return null;
  } catch (error) {
    if (explain(session.provider, error).failure?.gone) return null;
    reportFailure(report, session.provider, error, {
      summary: `Cannot delete ${managed.label(prior)}`,
      about: managed,
    });
    return prior;
  }
}
