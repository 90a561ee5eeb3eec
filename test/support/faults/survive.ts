// Lets one call of an operation fail, and says what of state, instance, diagnostics or recovery was wrong afterwards.
import type { Fault } from './faults.ts';
import { firstDifference } from './first-difference.ts';
import { heldBy } from './held.ts';
import type { Strike } from './network.ts';
import type { Made, Outcome } from './stage.ts';
import type { Said } from './surroundings.ts';
import { claimedBy, seeResult, type Trial } from './trial.ts';

/** What was wrong, which is nothing when the fault was survived; and whether one that reaches further could do more. */
export async function survive(
  trial: Trial,
  strike: Strike,
): Promise<{ problems: readonly string[]; met: Outcome['met'] }> {
  const { stage, operation, undisturbed } = trial;
  stage.returnTo(operation.from);
  const outcome = await stage.perform(operation.run, strike);
  const held = heldBy(stage.sandbox);
  const claimed = claimedBy(stage);
  const problems = [
    ...(outcome.broken === undefined ? [] : [`a bug to Terraform: ${outcome.broken}`]),
    ...diagnosticProblems(trial, strike, outcome),
    ...(outcome.errors.length === 0 ? completionProblems(undisturbed, { held, claimed }) : []),
    ...claimProblems(trial, outcome, { held, claimed }),
  ];
  return { problems: [...problems, ...(await recover(trial))], met: outcome.met };
}

/** One error that says what it is about, or none where a repetition cured it; and no news that are not true. */
function diagnosticProblems({ stage, undisturbed }: Trial, { at, fault, reach }: Strike, outcome: Outcome): string[] {
  const { errors, warnings } = outcome;
  const call = undisturbed.calls[at]!;
  const known = undisturbed.warnings.map(({ summary }) => summary);
  const news = warnings.filter(({ summary }) => !known.includes(summary) && !isTrueOfFaults.test(summary));
  return [
    ...(errors.length > 1 ? [`${errors.length} errors: ${errors.map(({ summary }) => summary).join('; ')}`] : []),
    ...(errors.length > 0 && reach === 'once' && passes(fault, call)
      ? [`not repeated: ${errors[0]!.summary}: ${errors[0]!.detail}`]
      : []),
    ...errors.flatMap((error) => textProblems(error, stage.member.type, fault)),
    ...news.map(({ summary }) => `a warning out of place: ${summary}`),
  ];
}

/** What is waited for, and what may be left because it could not be looked for. */
const isTrueOfFaults = /^Waited for |^Tokens of the project \S+ may be left$/;

const passes = ({ passes: methods }: Fault, { method }: Made) => methods.some((one) => one === method);

function textProblems({ summary, detail }: Said, type: string, { says }: Fault): string[] {
  const text = `${summary}: ${detail}`;
  return [
    ...(summary.includes(type) ? [] : [`names no ${type}: ${text}`]),
    ...(says.test(detail) ? [] : [`does not say ${says}: ${text}`]),
    ...(/bug in the provider|undefined|\[object|NaN/.test(text) ? [`not for people: ${text}`] : []),
  ];
}

interface Found {
  readonly held: unknown;
  readonly claimed: readonly string[];
}

/** Without an error, everything is done. */
function completionProblems(wanted: Found, { held, claimed }: Found): string[] {
  const difference = firstDifference(wanted.held, held) ?? firstDifference(wanted.claimed, claimed, 'state');
  return difference ? [`said nothing, and did not do it: ${difference}`] : [];
}

/** State names what exists, and nothing that never was. */
function claimProblems(
  { operation, stage, before, without, undisturbed }: Trial,
  { errors }: Outcome,
  found: Found,
): string[] {
  if (errors.length === 0) return [];
  const { kind, from } = operation;
  const claims = found.claimed.length > 0;
  const changed = firstDifference(before, found.held);
  const exists = firstDifference(without, found.held) !== undefined;
  if (kind === 'refresh' || kind === 'import') return changed ? [`changed the instance: ${changed}`] : [];
  if (!stage.member.resource.create) return [];
  const isOrphaned = exists && !claims && !(kind === 'create' && changed === undefined);
  const isVisible = firstDifference(without, undisturbed.held) !== undefined;
  const isDreamt = kind === 'create' && isVisible && !exists && claims;
  return [
    ...(isOrphaned ? [`orphaned: ${firstDifference(without, found.held)}`] : []),
    ...(isDreamt ? ['state names an object that was never made'] : []),
    ...(kind === 'update' && from.state.size > stage.core.state.size && exists ? ['dropped from state'] : []),
  ];
}

/** The same once more, without a fault: it ends where an undisturbed run ends. */
async function recover(trial: Trial): Promise<readonly string[]> {
  const { stage, recoveries } = trial;
  const key = JSON.stringify([stage.sandbox.snapshot(), [...stage.core.state]], withMaps);
  const known = recoveries.get(key);
  if (known) return known;
  const problems = await runAgain(trial);
  recoveries.set(key, problems);
  return problems;
}

async function runAgain({ stage, operation, undisturbed }: Trial): Promise<string[]> {
  const { broken, errors } = await stage.perform(operation.run);
  const { held, claimed, planned } = await seeResult(stage, operation);
  const difference =
    firstDifference(undisturbed.held, held) ??
    firstDifference(undisturbed.claimed, claimed, 'state') ??
    firstDifference(undisturbed.planned, planned, 'plan');
  return [
    ...(broken === undefined ? [] : [`a bug to Terraform in the next run: ${broken}`]),
    ...errors.map(({ summary, detail }) => `the next run fails: ${summary}: ${detail}`),
    ...(difference ? [`does not converge: ${difference}`] : []),
  ];
}

const withMaps = (_: string, part: unknown) => (part instanceof Map ? [...part] : part);
