// An event in ArcSight's Common Event Format, version 0.
import type { AuditEvent } from '../../events/index.ts';
import { printable, shorten, visibleJson } from '../../text/index.ts';
import { factsOf } from '../events/facts-of.ts';
import { meaningOf } from '../events/meanings.ts';
import { severities } from '../events/severity.ts';

/** Characters that a custom string may have, and a message. */
const [longestText, longestMessage] = [4000, 1023];

/** @param host of the instance */
export function toCef(event: AuditEvent, host: string): string {
  const [kind, action, severity] = meaningOf(event.type);
  const header = ['Unleash', 'Unleash', '-', event.type, `${kind}: ${action}`, severities[severity].cef];
  const fields = Object.entries(fieldsOf(event, host)).filter(([, value]) => value !== undefined && value !== null);
  const extension = fields.map(([key, value]) => `${key}=${inExtension(String(value))}`).join(' ');
  return `CEF:0|${header.map((text) => inHeader(String(text))).join('|')}|${extension}`;
}

function fieldsOf(event: AuditEvent, host: string): { readonly [key: string]: string | number | null | undefined } {
  const { time, ip, subject, userId } = factsOf(event);
  const [, action] = meaningOf(event.type);
  const isAccount = ['user', 'service account'].includes(subject.kind);
  return {
    rt: time,
    externalId: event.id,
    dvchost: host,
    cat: subject.kind,
    act: action,
    outcome: event.type.endsWith('-failure') ? 'failure' : 'success',
    suser: event.createdBy,
    suid: event.createdByUserId,
    ...(ip?.includes(':') ? custom('c6a2', 'Source IPv6 Address', ip) : { src: ip }),
    duser: isAccount ? subject.name : undefined,
    duid: isAccount ? subject.id : userId,
    msg: event.summary && shorten(event.summary, longestMessage),
    ...custom('cs1', 'project', event.project),
    ...custom('cs2', 'environment', event.environment),
    ...custom('cs3', 'feature', event.featureName),
    ...custom('cs4', 'subject', subject.name),
    ...custom('cs5', 'data', asText(event.data)),
    ...custom('cs6', 'preData', asText(event.preData)),
  };
}

const custom = (key: string, label: string, value: string | null | undefined) =>
  value ? { [`${key}Label`]: label, [key]: value } : {};

const asText = (data: AuditEvent['data']) => data && shorten(visibleJson(JSON.stringify(data)), longestText);

const inHeader = (text: string): string => printable(text).replace(/[\\|]/g, '\\$&');

/** A break is all that has an escape; what else cannot be seen is left out. */
const inExtension = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => printable(line).replace(/[\\=]/g, '\\$&'))
    .join('\\n');
