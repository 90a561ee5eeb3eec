// Plans one block as Terraform does: validated, planned, and planned once more from nothing where the object is to be replaced.
import { decodeDynamicValue, decodePath, encodeDynamicValue, formatPath, type ObjectValue } from '../protocol/index.ts';
import { actionOf, type Change, type Identity, type Planned, refusalOf, type StoredObject } from './change.ts';
import { checkPlanned, checkReplacePaths } from './checks.ts';
import type { Block } from './configuration.ts';
import type { Connection } from './connection.ts';
import { deferralOf } from './deferral.ts';
import { hasErrors, readDiagnostics } from './diagnostics.ts';
import { proposedNew } from './proposed-new.ts';
import { objectType } from './schema.ts';
import { validateBlock } from './validate-block.ts';

export interface PlannedBlock extends Planned {
  readonly prior: ObjectValue | null;
  readonly identity: Identity;
}

/** What a call to plan starts from. */
interface Leg {
  readonly prior: ObjectValue | null;
  readonly private?: Uint8Array | undefined;
  readonly identity?: Identity;
  /** What the plan kept that was shown, as long as the apply plans again. */
  readonly plannedPrivate?: Uint8Array | undefined;
}

/** @param shown during an apply, the plan that is to be carried out */
export async function planBlock(
  connection: Connection,
  block: Block,
  config: ObjectValue,
  { stored, shown }: { readonly stored: StoredObject | undefined; readonly shown?: Planned },
): Promise<PlannedBlock> {
  const kept = stored && !stored.tainted ? stored : undefined;
  const prior = kept?.value ?? null;
  const invalid = await validateBlock(connection, block);
  const unchanged = { private: kept?.private ?? new Uint8Array(), identity: kept?.identity };
  if (hasErrors(invalid))
    return { prior, change: { ...refusalOf(block.address, prior), diagnostics: invalid }, ...unchanged };
  const keepsPrivate = connection.profile.capabilities.store_planned_private;
  const plannedPrivate = keepsPrivate ? shown?.private : undefined;
  const first = await planLeg(connection, block.type, config, { prior, ...unchanged, plannedPrivate });
  const isReplaced = first.replacedBy.length > 0;
  const second = isReplaced && !hasErrors(first.diagnostics) ? await planAnew(connection, block, config, first) : first;
  const { planned, deferred } = second;
  const change: Change = {
    address: block.address,
    action:
      isReplaced || stored?.tainted
        ? 'replace'
        : actionOf(objectType(connection.schemas.resources[block.type]!), prior, planned),
    prior: stored?.value ?? null,
    planned,
    replacedBy: first.replacedBy,
    diagnostics: [
      ...invalid,
      ...first.diagnostics,
      // Its warnings were among those of the first leg.
      ...(second !== first && hasErrors(second.diagnostics) ? second.diagnostics : []),
    ],
    ...(deferred && { deferred }),
  };
  return { change, prior, private: second.private, identity: second.identity };
}

/** The second leg of a replacement: as if nothing were there, with what the first one kept. */
const planAnew = (
  connection: Connection,
  { type }: Block,
  config: ObjectValue,
  first: Awaited<ReturnType<typeof planLeg>>,
) =>
  planLeg(connection, type, config, {
    prior: null,
    private: first.private,
    identity: connection.profile.keepsIdentityOfReplaced ? first.identity : undefined,
  });

async function planLeg({ call, schemas }: Connection, typeName: string, config: ObjectValue, leg: Leg) {
  const attributes = schemas.resources[typeName]!;
  const type = objectType(attributes);
  const { prior } = leg;
  const answer = await call('PlanResourceChange', {
    type_name: typeName,
    prior_state: encodeDynamicValue(type, prior),
    proposed_new_state: encodeDynamicValue(type, proposedNew(attributes, config, prior)),
    config: encodeDynamicValue(type, config),
    prior_private: leg.private,
    prior_identity: leg.identity,
    planned_private: leg.plannedPrivate,
  });
  const diagnostics = readDiagnostics(answer.diagnostics);
  const planned = decodeDynamicValue(type, answer.planned_state) as ObjectValue | null;
  const deferred = deferralOf(answer);
  if (!deferred && !hasErrors(diagnostics)) checkPlanned(typeName, attributes, config, planned, prior);
  const forcing = answer.requires_replace.map(decodePath);
  if (prior) checkReplacePaths(attributes, forcing);
  return {
    planned,
    deferred,
    diagnostics,
    replacedBy: prior ? forcing.map(formatPath) : [],
    private: answer.planned_private,
    identity: answer.planned_identity,
  };
}
