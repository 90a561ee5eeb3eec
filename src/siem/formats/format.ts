// The formats that events are written in, each a line for each event, without secrets.
import { type AuditEvent, withoutSecrets } from '../../events/index.ts';
import { visibleJson } from '../../text/index.ts';
import { meaningOf } from '../events/meanings.ts';
import type { Severity } from '../events/severity.ts';
import type { OcsfVersion } from '../ocsf/classes.ts';
import { toOcsf } from '../ocsf/event.ts';
import { toCef } from './cef.ts';
import { toPlain } from './ndjson.ts';

export type FormatName = 'ndjson' | 'ocsf' | 'cef';

/** An event as it is delivered: the text in its format, and what envelopes around it need to know. */
export interface Line {
  /** Without a line break, at its end or inside. */
  readonly text: string;
  readonly type: string;
  readonly severity: Severity;
  readonly createdAt: string;
}

interface Settings {
  readonly format: FormatName;
  readonly ocsf: OcsfVersion;
  /** The address of the instance. */
  readonly server: string;
}

export function createFormat({ format, ocsf, server }: Settings): (event: AuditEvent) => Line {
  const { hostname } = new URL(server);
  const write: { readonly [Name in FormatName]: (event: AuditEvent) => string } = {
    ndjson: (event) => visibleJson(JSON.stringify(toPlain(event))),
    ocsf: (event) => visibleJson(JSON.stringify(toOcsf(event, ocsf, server))),
    cef: (event) => toCef(event, hostname),
  };
  return (event) => ({
    text: write[format](withoutSecrets(event)),
    type: event.type,
    severity: meaningOf(event.type)[2],
    createdAt: event.createdAt,
  });
}
