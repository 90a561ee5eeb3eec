// An entry of the login history as OCSF says it: authentication, in both versions.
import { isIP } from 'node:net';
import { loginKind } from '../events/login-kind.ts';
import type { Login } from '../log/login-log.ts';
import { authentication, type OcsfVersion } from './classes.ts';
import { envelope } from './envelope.ts';

/** What OCSF has a number for. */
const protocols: { readonly [by: string]: readonly [id: number, caption: string] } = {
  oidc: [4, 'OpenID'],
  saml: [5, 'SAML'],
};

/** @param server the address of the instance */
export function loginToOcsf(login: Login, version: OcsfVersion, server: string): object {
  const { id, createdAt, user, by, successful, ip, failure } = login;
  const { type, severity } = loginKind(login);
  const [protocol, caption] = protocols[by ?? ''] ?? [99, by || 'unknown'];
  return {
    ...envelope({
      ...{ version, server, class: authentication, activity: [1, 'Logon'], failed: !successful },
      ...{ severity, at: createdAt, id, code: type, log: 'login history' },
    }),
    user: { name: user || 'unknown' },
    service: { name: 'Unleash' },
    auth_protocol_id: protocol,
    auth_protocol: caption,
    is_remote: true,
    ...(failure && { status_detail: failure }),
    ...(ip && isIP(ip) !== 0 && { src_endpoint: { ip } }),
  };
}
