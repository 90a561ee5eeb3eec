// SARIF for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import packageJson from '../../../package.json' with { type: 'json' };
import { printable } from '../../text/index.ts';
import type { Alarm } from '../command.ts';
import { toJson } from './json.ts';

export function toSarif(alarms: readonly Alarm[]): string[] {
  const rules = [...new Set(alarms.map(({ rule }) => rule))].map((id) => ({ id }));
  const driver = { name: 'unleash-admin', version: packageJson.version, rules };
  const results = alarms.map(({ rule, level, subject, message }) => ({
    ruleId: rule,
    level,
    message: { text: printable(message) },
    locations: [{ ...somewhere, logicalLocations: [{ fullyQualifiedName: printable(subject) }] }],
  }));
  const $schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return toJson({ $schema, version: '2.1.0', runs: [{ tool: { driver }, results }] });
}

/** What differs is on a server. GitHub shows only what has a place in a file. */
const somewhere = { physicalLocation: { artifactLocation: { uri: '.' } } };
