// An operation with what it does when nothing fails: what disturbed runs are measured by.
import { pending } from '../laws/index.ts';
import { heldBy } from './held.ts';
import type { Operation } from './operations.ts';
import type { Outcome, Stage } from './stage.ts';

export interface Trial {
  readonly stage: Stage;
  readonly operation: Operation;
  /** What the instance holds before the operation, and what it would hold without the object. */
  readonly before: unknown;
  readonly without: unknown;
  readonly undisturbed: Outcome & Result;
  /** What was wrong with the recovery from an instance and a state: it is the same from the same ones. */
  readonly recoveries: Map<string, readonly string[]>;
}

/** What there is after an operation. */
export interface Result {
  readonly held: unknown;
  /** Addresses in state. */
  readonly claimed: readonly string[];
  /** What is still to be done: nothing, but for an import of something whose secrets cannot be read. */
  readonly planned: readonly string[];
}

export async function openTrial(stage: Stage, operation: Operation): Promise<Trial> {
  const { member, sandbox } = stage;
  const { from, run, blocks } = operation;
  stage.returnTo(from);
  const before = heldBy(sandbox);
  await stage.perform((core) => core.apply(blocks.filter(({ type }) => type !== member.type)));
  const without = heldBy(sandbox);
  stage.returnTo(from);
  const undisturbed = { ...(await stage.perform(run)), ...(await seeResult(stage, operation)) };
  const [error] = undisturbed.errors;
  if (undisturbed.broken) throw new Error(`${operation.name}: ${undisturbed.broken}`);
  if (error) throw new Error(`${operation.name} fails by itself: ${error.summary}: ${error.detail}`);
  const isDone = operation.kind === 'import' || undisturbed.planned.length === 0;
  if (!isDone) throw new Error(`${operation.name} leaves something to do: ${undisturbed.planned.join(', ')}`);
  return { stage, operation, before, without, undisturbed, recoveries: new Map() };
}

/** Plans to see what is left; of all that there is, the plan's refresh changes state alone. */
export async function seeResult(stage: Stage, { blocks }: Operation): Promise<Result> {
  const held = heldBy(stage.sandbox);
  const claimed = claimedBy(stage);
  let planned: string[] = [];
  const { errors } = await stage.perform(async (core) => {
    planned = pending(await core.plan(blocks)).map(({ address, action }) => `${action} ${address}`);
  });
  return { held, claimed, planned: [...planned, ...errors.map(({ summary }) => summary)] };
}

/** The addresses at which state has an object of the member under trial. */
export const claimedBy = ({ core, member }: Stage) =>
  [...core.state].filter(([, { type }]) => type === member.type).map(([address]) => address);
