// How results read: nothing that comes from elsewhere is taken for an order, by a terminal, a spreadsheet or a page.
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../src/cli/output/csv.ts';
import type { Alarm } from '../../src/cli/command.ts';
import { toWorkflowCommands } from '../../src/cli/output/github.ts';
import { toJson, toJsonLines } from '../../src/cli/output/json.ts';
import { toJunit } from '../../src/cli/output/junit.ts';
import { toMarkdown } from '../../src/cli/output/markdown.ts';
import { toSarif } from '../../src/cli/output/sarif.ts';
import { toTable } from '../../src/cli/output/table.ts';

const table = (...rows: string[][]) => ({ headings: ['name', 'what it is'], rows });
const hostile = '\u001b[2J\u202eevil\u009b1m';

describe('a table', () => {
  test('is as wide as it must be, and nothing at all without rows', () => {
    expect(toTable(table(['ann', 'a person'], ['bob', '']))).toEqual(['NAME  WHAT IT IS', 'ann   a person', 'bob']);
    expect(toTable(table())).toEqual([]);
  });

  test('fits a terminal, but no column is cut to nothing', () => {
    const long = table(['ann', 'one who has very much to tell about everything that there is']);
    expect(toTable(long, 30)).toEqual(['NAME  WHAT IT IS', 'ann   one who has ve … here is']);
    expect(Math.max(...toTable(long, 1).map(({ length }) => length))).toBe('ann'.length + 1 + 2 + 8);
  });

  test('holds no order to a terminal', () => {
    expect(toTable(table([hostile, 'x']))[1]).toBe('evil  x');
  });
});

describe('CSV', () => {
  test('quotes what needs it', () => {
    expect(toCsv(table(['a,b', 'say "x"'], ['', 'line\nbreak']))).toEqual([
      'name,what it is',
      '"a,b","say ""x"""',
      ',line break',
    ]);
  });

  test.each([
    ['=cmd()', "'=cmd()"],
    ['+1', "'+1"],
    ['-1+2', "'-1+2"],
    ['@x', "'@x"],
    ['\t=1', "' =1"],
    ['-42', '-42'],
    ['a=b', 'a=b'],
  ])('%j is no formula', (cell, written) => {
    expect(toCsv(table([cell, '']))[1]).toBe(`${written},`);
  });
});

test('JSON shows as escapes what nobody sees, and says the same', () => {
  const data = { name: hostile, nothing: null };
  const text = toJson(data).join('\n');
  expect(text).toMatch(/^[\x20-\x7e\n]+$/);
  expect(JSON.parse(text)).toEqual(data);
  expect(toJsonLines([data, 1]).map((line) => JSON.parse(line))).toEqual([data, 1]);
});

test('Markdown takes no name for markup', () => {
  expect(toMarkdown(table(['a|b', '<img src=x> [x](y)']))).toEqual([
    '| name | what it is |',
    '| --- | --- |',
    '| a\\|b | \\<img src=x\\> \\[x\\](y) |',
  ]);
});

describe('for pipelines', () => {
  const alarms = [
    { rule: 'drift/changed', level: 'error', subject: 'a["x"],b:c', message: `50% <of> & "it"\n::error::${hostile}` },
    { rule: 'drift/unmanaged', level: 'warning', subject: 'unleash_user', message: 'it' },
  ] as const;
  const placed: Alarm = {
    ...{ rule: 'policy/scim', level: 'error', subject: 'unleash_scim.this', message: 'SCIM is off.' },
    place: { file: 'a b/<main>,x.tf', line: 7 },
    same: ['unleash_scim'],
    about: { title: 'SCIM is on', help: 'Turn it on.', tags: ['SOC 2 CC6.2'] },
  };

  test('what stands on a line is shown there', () => {
    expect(toWorkflowCommands([placed])).toEqual([
      '::error file=a b/<main>%2Cx.tf,line=7,title=unleash_scim.this::SCIM is off.',
    ]);
    expect(toJunit([placed]).join()).toContain('name="unleash_scim.this" file="a b/&lt;main&gt;,x.tf" line="7">');
    const [run] = JSON.parse(toSarif([alarms[0], placed]).join('\n')).runs;
    expect(run.tool.driver.rules).toEqual([
      {
        ...{ id: 'policy/scim', shortDescription: { text: 'SCIM is on.' }, help: { text: 'Turn it on.' } },
        properties: { tags: ['SOC 2 CC6.2'] },
      },
    ]);
    expect(run.results[1]).toMatchObject({
      ruleIndex: 0,
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'a%20b/%3Cmain%3E,x.tf' }, region: { startLine: 7 } } },
      ],
    });
  });

  test('an alarm has the same fingerprint wherever it stands by then, and another one than others', () => {
    const [before, after, other] = [
      placed,
      { ...placed, place: { file: 'main.tf', line: 1 }, message: 'It is off.', subject: 'unleash_scim.that' },
      { ...placed, same: ['unleash_cors'] },
    ].map((alarm) => JSON.parse(toSarif([alarm]).join('\n')).runs[0].results[0].partialFingerprints);
    expect(after).toEqual(before);
    expect(other).not.toEqual(before);
  });

  test('a workflow command is one line, whatever is in it', () => {
    expect(toWorkflowCommands(alarms)).toEqual([
      '::error title=a["x"]%2Cb%3Ac::50%25 <of> & "it" ::error::evil',
      '::warning title=unleash_user::it',
    ]);
  });

  test('a report of tests is XML, in which a warning fails nothing', () => {
    const report = toJunit(alarms).join('\n');
    expect(report).toContain('tests="2" failures="1" skipped="1"');
    expect(report).toContain(
      'name="a[&quot;x&quot;],b:c"><failure message="50% &lt;of&gt; &amp; &quot;it&quot; ::error::evil"/>',
    );
    expect(report.match(/<testcase/g)).toHaveLength(2);
  });

  test('SARIF names each rule of which something is known once, and a place for each result', () => {
    const about = { title: 'It', help: 'Do it.', tags: [] };
    const known = alarms.map((alarm) => ({ ...alarm, about }));
    const { version, runs } = JSON.parse(toSarif([...known, ...known]).join('\n'));
    expect(version).toBe('2.1.0');
    expect(runs[0].tool.driver.rules).toMatchObject([{ id: 'drift/changed' }, { id: 'drift/unmanaged' }]);
    expect(runs[0].results).toHaveLength(4);
    expect(runs[0].results[1]).toMatchObject({
      ...{ ruleId: 'drift/unmanaged', level: 'warning', message: { text: 'it' } },
      locations: [{ physicalLocation: {}, logicalLocations: [{ fullyQualifiedName: 'unleash_user' }] }],
    });
    expect(JSON.parse(toSarif([]).join('')).runs[0].results).toEqual([]);
  });
});
