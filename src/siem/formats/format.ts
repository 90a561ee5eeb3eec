// The formats that events are written in, each a line for each event, without secrets.
import { plainEvent, type AuditEvent, withoutSecrets } from '../../events/index.ts';
import { visibleJson } from '../../text/index.ts';
import { loginKind } from '../events/login-kind.ts';
import { meaningOf } from '../events/meanings.ts';
import type { Severity } from '../events/severity.ts';
import type { OcsfVersion } from '../ocsf/classes.ts';
import { toOcsf } from '../ocsf/event.ts';
import type { Login } from '../log/login-log.ts';
import { loginToOcsf } from '../ocsf/login.ts';
import { loginToCef, toCef } from './cef.ts';

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

type Writers<Entry> = { readonly [Name in FormatName]: (entry: Entry) => string };

const inJson = (value: object): string => visibleJson(JSON.stringify(value));

export function createFormat({ format, ocsf, server }: Settings): (event: AuditEvent) => Line {
  const { hostname } = new URL(server);
  const write: Writers<AuditEvent> = {
    ndjson: (event) => inJson(plainEvent(event)),
    ocsf: (event) => inJson(toOcsf(event, ocsf, server)),
    cef: (event) => toCef(event, hostname),
  };
  return (event) => ({
    text: write[format](withoutSecrets(event)),
    type: event.type,
    severity: meaningOf(event.type)[2],
    createdAt: event.createdAt,
  });
}

export function createLoginFormat({ format, ocsf, server }: Settings): (login: Login) => Line {
  const { hostname } = new URL(server);
  const write: Writers<Login> = {
    ndjson: inJson,
    ocsf: (login) => inJson(loginToOcsf(login, ocsf, server)),
    cef: (login) => loginToCef(login, hostname),
  };
  return (login) => ({
    text: write[format](login),
    ...loginKind(login),
    createdAt: login.createdAt,
  });
}
