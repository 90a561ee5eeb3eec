// A line of ArcSight's Common Event Format, version 0, in which no text ends a field.
import { printable, shorten } from '../../text/index.ts';
import { type Severity, severities } from '../events/severity.ts';

/** Characters that a custom string may have, and a message. */
const [longestText, longestMessage] = [4000, 1023];

type Fields = { readonly [key: string]: string | number | null | undefined };

/** @param id of the kind of event @param fields what is null or left out is not written */
export function cefLine(id: string, name: string, severity: Severity, fields: Fields): string {
  const header = ['Unleash', 'Unleash', '-', id, name, String(severities[severity].cef)];
  const written = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  const extension = written.map(([key, value]) => `${key}=${inExtension(String(value))}`).join(' ');
  return `CEF:0|${header.map(inHeader).join('|')}|${extension}`;
}

/** A field of our own, with its label. */
export const custom = (key: string, label: string, value: string | null | undefined): Fields =>
  value ? { [`${key}Label`]: label, [key]: shorten(value, longestText) } : {};

export const message = (text: string | null | undefined): Fields =>
  text ? { msg: shorten(text, longestMessage) } : {};

/** Version 4 has a field; version 6 a custom one. */
export const source = (ip: string | undefined): Fields =>
  ip?.includes(':') ? custom('c6a2', 'Source IPv6 Address', ip) : { src: ip };

const inHeader = (text: string): string => printable(text).replace(/[\\|]/g, '\\$&');

/** A break is all that has an escape; what else cannot be seen is left out. */
const inExtension = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => printable(line).replace(/[\\=]/g, '\\$&'))
    .join('\\n');
