// An event of the audit log as OCSF says it.
import type { AuditEvent } from '../../events/index.ts';
import { type EventFacts, factsOf } from '../events/facts-of.ts';
import { meaningOf } from '../events/meanings.ts';
import { severities } from '../events/severity.ts';
import { activityOf, classes, type OcsfVersion } from './classes.ts';
import { details } from './details.ts';

/** @param server the address of the instance */
export function toOcsf(event: AuditEvent, version: OcsfVersion, server: string): object {
  const facts = factsOf(event);
  const [, action, severity] = meaningOf(event.type);
  const known = classes[version][facts.family];
  const [activity, caption] = activityOf(known, action);
  const failed = event.type.endsWith('-failure');
  return {
    activity_id: activity,
    activity_name: caption,
    category_uid: known.category.uid,
    category_name: known.category.name,
    class_uid: known.uid,
    class_name: known.name,
    type_uid: known.uid * 100 + activity,
    type_name: `${known.name}: ${caption}`,
    severity_id: severities[severity].ocsf,
    severity: `${severity[0]!.toUpperCase()}${severity.slice(1)}`,
    status_id: failed ? 2 : 1,
    status: failed ? 'Failure' : 'Success',
    time: facts.time,
    ...(event.summary && { message: event.summary }),
    metadata: {
      version: `${version}.0`,
      product: { name: 'Unleash', vendor_name: 'Unleash', url_string: server },
      uid: String(event.id),
      sequence: event.id,
      event_code: event.type,
      log_name: 'audit log',
      original_time: event.createdAt,
    },
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
