// Events and logins in CEF.
import { isIP } from 'node:net';
import type { AuditEvent } from '../../events/index.ts';
import { visibleJson } from '../../text/index.ts';
import { factsOf } from '../events/facts-of.ts';
import { loginKind } from '../events/login-kind.ts';
import { meaningOf } from '../events/meanings.ts';
import type { Login } from '../log/login-log.ts';
import { cefLine, custom, message, source } from './cef-line.ts';

/** @param host of the instance */
export function toCef(event: AuditEvent, host: string): string {
  const [kind, action, severity] = meaningOf(event.type);
  const { ip, subject, userId, failed } = factsOf(event);
  const isAccount = ['user', 'service account'].includes(subject.kind);
  return cefLine(event.type, `${kind}: ${action}`, severity, {
    rt: Date.parse(event.createdAt),
    externalId: event.id,
    dvchost: host,
    cat: subject.kind,
    act: action,
    outcome: failed ? 'failure' : 'success',
    suser: event.createdBy,
    suid: event.createdByUserId,
    ...source(ip),
    duser: isAccount ? subject.name : undefined,
    duid: isAccount ? subject.id : userId,
    ...message(event.summary),
    ...custom('cs1', 'project', event.project),
    ...custom('cs2', 'environment', event.environment),
    ...custom('cs3', 'feature', event.featureName),
    ...custom('cs4', 'subject', subject.name),
    ...custom('cs5', 'data', asText(event.data)),
    ...custom('cs6', 'preData', asText(event.preData)),
  });
}

/** @param host of the instance */
export function loginToCef(login: Login, host: string): string {
  const { id, createdAt, user, by, successful, ip, failure } = login;
  const { type, severity } = loginKind(login);
  return cefLine(type, `authentication: ${type}`, severity, {
    rt: Date.parse(createdAt),
    externalId: id,
    dvchost: host,
    cat: 'authentication',
    act: 'login',
    outcome: successful ? 'success' : 'failure',
    duser: user,
    ...source(ip && isIP(ip) !== 0 ? ip : undefined),
    reason: failure,
    ...custom('cs1', 'way', by),
  });
}

const asText = (data: AuditEvent['data']): string | null | undefined => data && visibleJson(JSON.stringify(data));
