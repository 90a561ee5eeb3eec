// What Terraform sends of an object that is to go: there is no configuration, and nothing is planned.
import { encodeDynamicValue } from '../protocol/index.ts';
import type { StoredObject } from './change.ts';
import { objectType, type Schemas } from './schema.ts';

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
    toPlan: { ...about, proposed_new_state: nothing, prior_private: stored.private },
    toApply: (planned_private: Uint8Array) => ({ ...about, planned_state: nothing, planned_private }),
  };
}
