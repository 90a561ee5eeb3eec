// What every event of OCSF says, whatever its class.
import { type Severity, severities } from '../events/severity.ts';
import type { OcsfClass, OcsfVersion } from './classes.ts';

interface Told {
  readonly version: OcsfVersion;
  /** The address of the instance. */
  readonly server: string;
  readonly class: OcsfClass;
  readonly activity: readonly [id: number, caption: string];
  readonly severity: Severity;
  readonly failed: boolean;
  /** In ISO form. */
  readonly at: string;
  readonly id: number;
  /** The type of the event in the words of Unleash. */
  readonly code: string;
  /** The log that it is from. */
  readonly log: string;
}

export const envelope = ({ version, server, class: known, activity: [id, caption], ...told }: Told): object => ({
  activity_id: id,
  activity_name: caption,
  category_uid: known.category.uid,
  category_name: known.category.name,
  class_uid: known.uid,
  class_name: known.name,
  type_uid: known.uid * 100 + id,
  type_name: `${known.name}: ${caption}`,
  severity_id: severities[told.severity].ocsf,
  severity: `${told.severity[0]!.toUpperCase()}${told.severity.slice(1)}`,
  status_id: told.failed ? 2 : 1,
  status: told.failed ? 'Failure' : 'Success',
  time: Date.parse(told.at),
  metadata: {
    version: `${version}.0`,
    product: { name: 'Unleash', vendor_name: 'Unleash', url_string: server },
    uid: String(told.id),
    sequence: told.id,
    event_code: told.code,
    log_name: told.log,
    original_time: told.at,
  },
});
