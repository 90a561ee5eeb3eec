// SARIF for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import { createHash } from 'node:crypto';
import packageJson from '../../../package.json' with { type: 'json' };
import { printable } from '../../text/index.ts';
import type { Alarm } from '../command.ts';
import { toJson } from './json.ts';

export function toSarif(alarms: readonly Alarm[]): string[] {
  const known = new Map(
    alarms.flatMap(({ rule, about }) => (about ? [[rule, { id: rule, ...described(about) }]] : [])),
  );
  const rules = [...known.values()];
  const informationUri = 'https://github.com/unleash-admin/unleash-admin';
  const driver = { name: 'unleash-admin', version: packageJson.version, informationUri, rules };
  const results = alarms.map((alarm) => ({
    ruleId: alarm.rule,
    ...(known.has(alarm.rule) && { ruleIndex: [...known.keys()].indexOf(alarm.rule) }),
    level: alarm.level,
    message: { text: printable(alarm.message) },
    locations: [
      { physicalLocation: placeOf(alarm), logicalLocations: [{ fullyQualifiedName: printable(alarm.subject) }] },
    ],
    partialFingerprints: { 'unleashAdmin/v1': fingerprintOf(alarm) },
  }));
  const $schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return toJson({ $schema, version: '2.1.0', runs: [{ tool: { driver }, results }] });
}

const described = ({ title, help, tags }: NonNullable<Alarm['about']>) => ({
  shortDescription: { text: `${title}.` },
  help: { text: help },
  properties: { tags },
});

/** What is on a server is nowhere in a file, and GitHub shows only what has a place in one. */
function placeOf({ place }: Alarm) {
  if (!place) return { artifactLocation: { uri: '.' } };
  return { artifactLocation: { uri: encodeURI(place.file) }, region: { startLine: place.line } };
}

function fingerprintOf({ rule, subject, same = [subject] }: Alarm): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, ...same]))
    .digest('hex');
}
