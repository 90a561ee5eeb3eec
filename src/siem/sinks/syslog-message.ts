// One line as a message of syslog: https://www.rfc-editor.org/rfc/rfc5424, framed as https://www.rfc-editor.org/rfc/rfc5425 says.
import { severities } from '../events/severity.ts';
import type { Line } from '../formats/format.ts';

/** Log audit. */
const facility = 13;

/** @param host the host that the message is said to come from @returns the frame: its length in bytes, a space, the message */
export function toSyslogFrame({ text, type, severity, createdAt }: Line, host: string): Buffer {
  const priority = facility * 8 + severities[severity].syslog;
  const header = [
    `<${priority}>1`,
    new Date(createdAt).toISOString(),
    inHeader(host, 255),
    'unleash',
    '-',
    inHeader(type, 32),
    '-',
  ];
  const message = Buffer.from(`${header.join(' ')} ${text}`);
  return Buffer.concat([Buffer.from(`${message.length} `), message]);
}

/** Printable ASCII without spaces, or nothing at all. */
const inHeader = (text: string, longest: number): string => text.replace(/[^!-~]/g, '').slice(0, longest) || '-';
