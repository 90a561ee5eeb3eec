// An event of the audit log as OCSF says it.
import type { AuditEvent } from '../../events/index.ts';
import { type EventFacts, factsOf } from '../events/facts-of.ts';
import { meaningOf } from '../events/meanings.ts';
import { activityOf, classes, type OcsfVersion } from './classes.ts';
import { details } from './details.ts';
import { envelope } from './envelope.ts';

/** @param server the address of the instance */
export function toOcsf(event: AuditEvent, version: OcsfVersion, server: string): object {
  const facts = factsOf(event);
  const [, action, severity] = meaningOf(event.type);
  const known = classes[version][facts.family];
  return {
    ...envelope({
      ...{ version, server, severity, class: known, activity: activityOf(known, action), failed: facts.failed },
      ...{ at: event.createdAt, id: event.id, code: event.type, log: 'audit log' },
    }),
    ...(event.summary && { message: event.summary }),
    actor: { user: actorOf(event) },
    ...endpointOf(facts),
    ...details[facts.family]({ event, facts, version }),
    unmapped: {
      ...{ project: event.project ?? null, environment: event.environment ?? null },
      ...{ feature: event.featureName ?? null, data: event.data ?? null, pre_data: event.preData ?? null },
    },
  };
}

/** Ids that are nobody's account. */
const withoutAccount: { readonly [id: number]: object } = {
  [-42]: { type_id: 99, type: 'Admin token' },
  [-1337]: { type_id: 3, type: 'System' },
};

function actorOf({ createdBy, createdByUserId: id }: AuditEvent): object {
  return {
    name: createdBy || 'unknown',
    ...(typeof id === 'number' && { uid: String(id), ...withoutAccount[id] }),
  };
}

/** API activity must have one. */
function endpointOf({ ip, family }: EventFacts): object {
  if (ip !== undefined) return { src_endpoint: { ip } };
  return family === 'api' ? { src_endpoint: { name: 'unknown' } } : {};
}
