// A report of tests, of which each alarm is one that failed: https://github.com/testmoapp/junitxml
import { escapeMarkup, printable } from '../../text/index.ts';
import type { Alarm } from '../command.ts';

export function toJunit(alarms: readonly Alarm[]): string[] {
  const failures = alarms.filter(({ level }) => level === 'error').length;
  const counts = `tests="${alarms.length}" failures="${failures}" skipped="${alarms.length - failures}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="unleash-admin">',
    `  <testsuite name="unleash-admin" ${counts}>`,
    ...alarms.map(toCase),
    '  </testsuite>',
    '</testsuites>',
  ];
}

/** What is only a warning fails nothing. */
function toCase({ rule, level, subject, message, place }: Alarm): string {
  const outcome = level === 'error' ? 'failure' : 'skipped';
  const where = place ? ` file="${escaped(place.file)}" line="${place.line}"` : '';
  return `    <testcase classname="${escaped(rule)}" name="${escaped(subject)}"${where}><${outcome} message="${escaped(message)}"/></testcase>`;
}

const escaped = (text: string) => escapeMarkup(printable(text));
