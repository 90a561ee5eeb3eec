// Deletes an object, or forgets one that cannot be deleted.

import type { Diagnostics } from '../../report.ts';
import { explain, reportFailure } from '../../report-failure.ts';
import { refuseDeletion } from '../../safety.ts';
import type { callContext } from './contexts.ts';
import { isHeldElsewhere, noteDestroyed } from './in-run.ts';
import { wasMade } from './made.ts';
import type { Managed, Model } from './managed.ts';
import { mayReplace } from './protection.ts';
import { isCopy } from './state-names.ts';

/** State afterwards: null once it is gone, the prior state when deleting failed. */
export async function deleteObject(
  managed: Managed,
  api: unknown,
  prior: Model,
  report: Diagnostics,
  context: ReturnType<typeof callContext>,
): Promise<Model | null> {
  const { resource, session } = managed;
  if (!resource.delete) {
    report.warning(
      `${managed.label(prior)} stays as it is`,
      `It always exists in ${managed.service} and cannot be deleted. Terraform has forgotten it; its settings keep their last values.`,
    );
    return null;
  }
  if (prior.on_destroy === 'forget') {
    report.warning(
      `${managed.label(prior)} stays as it is`,
      'Its on_destroy is "forget": Terraform has forgotten it, and left it as it is.',
    );
    return null;
  }
  if (wasMade(managed, prior, 'taken over')) {
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
  if (!mayReplace(context.private)) refuseDeletion(report, prior, managed.label(prior), 'deleted');
  if (report.failed) return prior;
  // Whoever has it under another address keeps it.
  if (isHeldElsewhere(managed, prior)) return null;
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
