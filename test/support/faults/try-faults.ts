// Every operation of a member with every fault at every call that it makes.
import type { Member } from '../../../workshop/catalog.ts';
import type { Fault } from './faults.ts';
import { type Operation, operationsOf } from './operations.ts';
import { type Disturb, type Made, Stage } from './stage.ts';
import { survive } from './survive.ts';
import type { Row } from './table.ts';
import { openTrial, type Trial } from './trial.ts';

interface Selection {
  /** What to try at a call, by how many calls were tried before it. */
  readonly faults: (before: number) => readonly Fault[];
  /** Which calls to let fail. */
  readonly calls: (call: Made) => boolean;
  readonly disturb?: Disturb;
}

/** What was counted, and what was wrong: one line for each fault that was not survived. */
export async function tryFaults(member: Member, selection: Selection): Promise<Row & { problems: string[] }> {
  await using stage = await Stage.open(member, selection.disturb);
  const problems: string[] = [];
  const row = { type: member.type, operations: 0, calls: 0, faults: 0, survived: 0 };
  for await (const operation of operationsOf(stage)) {
    const trial = await openTrial(stage, operation);
    row.operations++;
    for (const [at, call] of trial.undisturbed.calls.entries()) {
      if (!isOf(operation, call) || !selection.calls(call)) continue;
      const faults = selection.faults(row.calls++);
      for await (const { what, wrong } of strikes(trial, at, faults)) {
        row.faults++;
        if (wrong.length === 0) row.survived++;
        else problems.push(`${operation.name}, ${call.operation} (call ${at + 1}), ${what}: ${wrong.join(' | ')}`);
      }
    }
  }
  return { ...row, problems };
}

/** An apply begins with a refresh, whose calls are those of the refresh that is tried for itself. */
const isOf = ({ kind }: Operation, { rpc }: Made) => kind === 'refresh' || kind === 'import' || rpc !== 'ReadResource';

/** Each fault once, and further where there is something further for it to reach. */
async function* strikes(trial: Trial, at: number, faults: readonly Fault[]) {
  for (const fault of faults) {
    const { problems, met } = await survive(trial, { at, fault, reach: 'once' });
    yield { what: `${fault.name} once`, wrong: problems };
    for (const reach of ['this call', 'every call'] as const) {
      if (!met[reach] || (reach === 'every call' && !fault.isOutage)) continue;
      const further = await survive(trial, { at, fault, reach });
      yield { what: `${fault.name} for ${reach}`, wrong: further.problems };
    }
  }
}
