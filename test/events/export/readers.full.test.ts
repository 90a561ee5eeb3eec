// Others read an archive as it is: DuckDB its days, and Spark's way of telling data from what is not.
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { pythonWith } from '../../../workshop/python-packages.ts';
import { openPage } from '../../support/documented-page.ts';
import { exportInto, filesIn, openWorld } from './archive.ts';

const question = openPage('docs/guides/audit-trail.md', import.meta.url).takeOne({ title: 'DuckDB' });

const program = `
import duckdb, json, os, sys
told = json.load(sys.stdin)
os.chdir(told["cwd"])
print(json.dumps([[str(cell) for cell in row] for row in duckdb.sql(told["question"]).fetchall()]))
`;

test('DuckDB reads compressed days, as the guide says', async () => {
  const python = pythonWith('duckdb', ['duckdb==2.0.1']);
  if (!python) return;
  await using world = await openWorld(2500);
  for (const format of ['ndjson', 'csv'] as const) {
    const folder = world.folder();
    await exportInto(world, folder, { byDay: true, gzip: true, format });
    const asked = format === 'csv' ? question.replace('read_json', 'read_csv').replace('.ndjson', '.csv') : question;
    expect(JSON.parse(python.run(program, JSON.stringify({ cwd: dirname(folder), question: asked })))).toEqual([
      ['2027-01-30', 'admin', 'tag-type-created', '239'],
      ['2027-01-31', 'admin', 'tag-type-created', '1440'],
      ['2027-02-01', 'admin', 'tag-type-created', '821'],
    ]);
  }
});

test('beside the data is nothing that Spark, Hive or Athena would read', async () => {
  await using world = await openWorld(2500);
  const folder = world.folder();
  await exportInto(world, folder, { byDay: true, gzip: true });
  // https://github.com/apache/spark/blob/master/core/src/main/scala/org/apache/spark/util/HadoopFSUtils.scala
  const isLeftOut = (name: string) => (name.startsWith('_') && !name.includes('=')) || name.startsWith('.');
  const data = [...filesIn(folder).keys()].filter((path) => !path.split('/').some(isLeftOut));
  expect(data).toEqual(
    ['30', '31'].map((day) => `day=2027-01-${day}/events.ndjson.gz`).concat('day=2027-02-01/events.ndjson.gz'),
  );
});
