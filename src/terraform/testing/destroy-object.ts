// Destroys one object of state; there is no configuration, and nothing is planned to be there.
import { decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../protocol/index.ts';
import { type Applied, deletionOf, type Planned, type StoredObject } from './change.ts';
import { checkPresence } from './checks.ts';
import type { Connection } from './connection.ts';
import { hasErrors, readDiagnostics } from './diagnostics.ts';
import { objectType, type Schemas } from './schema.ts';
import { ProtocolViolation } from './violation.ts';

export async function planDestroy(
  { call, schemas }: Connection,
  address: string,
  stored: StoredObject,
): Promise<Planned> {
  const { type, toPlan } = destroyRequest(schemas, stored);
  const answer = await call('PlanResourceChange', toPlan);
  const diagnostics = readDiagnostics(answer.diagnostics);
  if (!hasErrors(diagnostics) && decodeDynamicValue(type, answer.planned_state) !== null)
    throw new ProtocolViolation('Provider produced invalid plan', `${address} is planned to be there when destroyed`);
  return { change: { ...deletionOf(address, stored), diagnostics }, private: answer.planned_private };
}

/** Terraform plans the destroy of its own once, and the one that is half of a replacement not at all. */
export async function applyDestroy(
  { call, schemas }: Connection,
  address: string,
  stored: StoredObject,
  planned_private: Uint8Array,
): Promise<Applied> {
  const { type, toApply } = destroyRequest(schemas, stored);
  const answer = await call('ApplyResourceChange', toApply(planned_private));
  const diagnostics = readDiagnostics(answer.diagnostics);
  const value = decodeDynamicValue(type, answer.new_state) as ObjectValue | null;
  if (!hasErrors(diagnostics)) checkPresence(address, false, value);
  return {
    change: { ...deletionOf(address, stored), diagnostics },
    stored: value ? { ...stored, value, private: answer.private, identity: answer.new_identity } : undefined,
  };
}

/** What Terraform sends of an object that is to go. */
export function destroyRequest(schemas: Schemas, stored: StoredObject) {
  const type = objectType(schemas.resources[stored.type]!);
  const nothing = encodeDynamicValue(type, null);
  const about = {
    type_name: stored.type,
    prior_state: encodeDynamicValue(type, stored.value),
    config: nothing,
  };
  return {
    type,
    toPlan: {
      ...about,
      proposed_new_state: nothing,
      prior_private: stored.private,
      prior_identity: stored.identity,
    },
    toApply: (planned_private: Uint8Array) => ({ ...about, planned_state: nothing, planned_private }),
  };
}
