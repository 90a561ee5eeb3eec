// docs/siem-events.md: as what each type of event appears in OCSF and CEF, from the table that the formats are made of.
import {
  activityOf,
  authentication,
  classes,
  meanings,
  type OcsfVersion,
  severities,
  subjects,
} from '../../src/siem/index.ts';

export const renderSiemEvents = (): Map<string, string> =>
  new Map([['docs/siem-events.md', [heading, table(), ''].join('\n\n')]]);

const heading = `# Events in a SIEM

As what each type of event appears when [\`events watch\`](commands/events-watch.md) delivers it. This page is generated from
[the table](../src/siem/events/meanings.ts) that the formats are made of; a test holds that every type has a row, and foreign
validators hold every row. Activity 99 has the word of this table as its name. The severity of CEF goes from 0 to 10; OCSF has the
same in words.

| family | OCSF 1.8 | OCSF 1.9 |
|---|---|---|
${familyRows()}

\`project-access-user-roles-deleted\` is group management where it is a group that loses its roles: Unleash has one type for both. A
type that a newer Unleash has and this table has not is entity management, activity 99, severity 3.

With \`--logins\` the login history is followed: \`login\` (informational, CEF 1) and \`login-failed\` (medium, CEF 5) are
${authentication.uid} ${authentication.name}, activity 1 Logon, in both versions.`;

function familyRows(): string {
  const families = Object.keys(classes['1.8']) as (keyof (typeof classes)['1.8'])[];
  const classIn = (version: OcsfVersion, family: (typeof families)[number]) => {
    const { uid, name } = classes[version][family];
    return `${uid} ${name}`;
  };
  return families.map((family) => `| ${family} | ${classIn('1.8', family)} | ${classIn('1.9', family)} |`).join('\n');
}

function table(): string {
  const rows = Object.entries(meanings).map(([type, [subject, action, severity]]) => {
    const [old, recent] = (['1.8', '1.9'] as const).map((version) => {
      const known = classes[version][subjects[subject]];
      const [id, caption] = activityOf(known, action);
      return `${known.uid}: ${id} ${caption}`;
    });
    return `| \`${type}\` | ${subject} | ${old} | ${recent} | ${severity} | ${severities[severity].cef} |`;
  });
  const head = '| type | about | OCSF 1.8 | OCSF 1.9 | severity | CEF |\n|---|---|---|---|---|---|';
  return [head, ...rows].join('\n');
}
