// Applies one planned block: what is replaced goes, the plan is made again with what is known by now, and then it is carried out.
import { decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../protocol/index.ts';
import type { Applied, Change, Planned, StoredObject } from './change.ts';
import { checkApplied, checkFinalAction, checkFinalPlan, checkPresence } from './checks.ts';
import type { Block } from './configuration.ts';
import type { Connection } from './connection.ts';
import { applyDestroy } from './destroy-object.ts';
import { hasErrors, readDiagnostics } from './diagnostics.ts';
import { type PlannedBlock, planBlock } from './plan-block.ts';
import { objectType } from './schema.ts';

export async function applyBlock(
  connection: Connection,
  block: Block,
  config: ObjectValue,
  before: StoredObject | undefined,
  shown: Planned,
): Promise<Applied> {
  const { action } = shown.change;
  if (action === 'no-op' || shown.change.deferred) return { change: shown.change, stored: before };
  let stored = before;
  if (action === 'replace' && before) {
    const gone = await applyDestroy(connection, block.address, before, shown.private);
    if (hasErrors(gone.change.diagnostics))
      return { change: withMore(shown, gone.change.diagnostics), stored: gone.stored };
    stored = gone.stored;
  }
  const final = await planBlock(connection, block, config, { stored, shown });
  if (hasErrors(final.change.diagnostics))
    return { change: { ...shown.change, diagnostics: final.change.diagnostics }, stored };
  checkFinalAction(block.address, action === 'replace' ? 'create' : action, final.change.action);
  if (shown.change.planned && final.change.planned)
    checkFinalPlan(connection.schemas.resources[block.type]!, shown.change.planned, final.change.planned);
  if (final.change.action === 'no-op') return { change: final.change, stored };
  const written = await write(connection, block, config, final);
  const { planned } = final.change;
  return { change: { ...withMore(shown, written.diagnostics), planned }, stored: written.stored };
}

const withMore = ({ change }: Planned, more: Change['diagnostics']): Change => ({
  ...change,
  diagnostics: [...change.diagnostics, ...more],
});

async function write(
  { call, schemas }: Connection,
  block: Block,
  config: ObjectValue,
  { prior, change: { planned }, private: planned_private, identity: planned_identity }: PlannedBlock,
): Promise<{ stored: StoredObject | undefined; diagnostics: Change['diagnostics'] }> {
  const attributes = schemas.resources[block.type]!;
  const type = objectType(attributes);
  const answer = await call('ApplyResourceChange', {
    type_name: block.type,
    prior_state: encodeDynamicValue(type, prior),
    planned_state: encodeDynamicValue(type, planned),
    config: encodeDynamicValue(type, config),
    planned_private,
    planned_identity,
  });
  const diagnostics = readDiagnostics(answer.diagnostics);
  const value = decodeDynamicValue(type, answer.new_state) as ObjectValue | null;
  if (!hasErrors(diagnostics)) checkPresence(block.address, true, value);
  // Terraform would keep the state that it had; a provider that answers none has lost sight of the object.
  if (!value && prior) throw new Error(`${block.address} was dropped from state by an update`);
  if (!value) return { stored: undefined, diagnostics };
  if (!hasErrors(diagnostics)) checkApplied(attributes, planned!, value);
  const tainted = !prior && hasErrors(diagnostics);
  const { private: kept, new_identity: identity } = answer;
  return {
    stored: { type: block.type, value, private: kept, identity, tainted, dependsOn: block.dependsOn },
    diagnostics,
  };
}
