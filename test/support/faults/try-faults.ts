// Every operation of a member with every fault at every call that it makes.
import type { Member } from '../catalog.ts';
import type { Fault } from './faults.ts';
import { type Operation, operationsOf } from './operations.ts';
import { type Made, Stage } from './stage.ts';
import { survive } from './survive.ts';
import type { Row } from './table.ts';
import { openTrial } from './trial.ts';

export interface Selection {
  readonly faults: readonly Fault[];
  /** Which calls to let fail. */
  readonly calls: (call: Made) => boolean;
}

/** What was counted, and what was wrong: one line for each fault that was not survived. */
export async function tryFaults(member: Member, { faults, calls }: Selection): Promise<Row & { problems: string[] }> {
  await using stage = await Stage.open(member);
  const problems: string[] = [];
  const row = { type: member.type, operations: 0, calls: 0, faults: 0, survived: 0 };
  for await (const operation of operationsOf(stage)) {
    const trial = await openTrial(stage, operation);
    if (trial.undisturbed.errors.length > 0)
      throw new Error(`${operation.name}: ${trial.undisturbed.errors[0]!.summary}`);
    row.operations++;
    for (const [at, call] of trial.undisturbed.calls.entries()) {
      if (!isOf(operation, call) || !calls(call)) continue;
      row.calls++;
      for (const fault of faults)
        for (const lasts of [false, true]) {
          row.faults++;
          const label = `${operation.name}, ${call.operation} (call ${at + 1}), ${fault.name}${lasts ? ' that lasts' : ''}`;
          const wrong = await survive(trial, { at, fault, lasts });
          if (wrong.length === 0) row.survived++;
          else problems.push(`${label}: ${wrong.join(' | ')}`);
        }
    }
  }
  return { ...row, problems };
}

/** An apply begins with a refresh, whose calls are those of the refresh that is tried for itself. */
const isOf = ({ kind }: Operation, { rpc }: Made) => kind === 'refresh' || kind === 'import' || rpc !== 'ReadResource';
