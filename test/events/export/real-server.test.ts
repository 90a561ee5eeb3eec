// The log of a real open-source Unleash is exported whole and proved, whatever else the server has been through.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAdminApi } from '../../../src/admin-api/index.ts';
import { exportEvents, searchEvents, withoutSecrets } from '../../../src/events/index.ts';
import { verifyFolder } from '../../../src/manifest/index.ts';
import { sharedUnleashServer } from '../../../workshop/unleash-server.ts';

const tool = { name: 'test', version: '1.0.0' };

test('it holds what the server shows, and counts what the server counts', async () => {
  const { url, token } = await sharedUnleashServer();
  const api = createAdminApi({ url, token, env: {} });
  const folder = join(mkdtempSync(join(tmpdir(), 'real-log-')), 'audit');
  const name = `audit-${Date.now() % 100_000}`;
  const make = async (count: number) => {
    for (let one = 0; one < count; one += 1) {
      await api.createTagType({ body: { name: `${name}-${one}`, icon: '' } });
      await api.deleteTagType({ name: `${name}-${one}` });
    }
  };
  await make(3);
  const first = await exportEvents(api, { folder, tool });
  expect(first).toMatchObject({
    hasGap: false,
    arrived: 0,
    counted: first.records,
    server: { edition: 'open-source' },
  });
  await make(2);
  const second = await exportEvents(api, { folder, tool });
  expect(second).toMatchObject({ added: 4, counted: second.records, records: first.records + 4 });
  const { events, total } = await searchEvents(api, {}, 100_000);
  expect(second.records).toBe(total);
  const lines = readFileSync(join(folder, 'events.ndjson'), 'utf8').trimEnd().split('\n');
  const shown = events.map(withoutSecrets).reverse();
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(JSON.parse(JSON.stringify(shown)));
  expect((await verifyFolder(folder)).problems).toEqual([]);

  const today = events[0]!.createdAt.slice(0, 10);
  const since = events[5]!.createdAt;
  const part = await exportEvents(api, {
    folder: `${folder}-part`,
    tool,
    from: since,
    to: `${today}T23:59:59.999Z`,
    byDay: true,
    gzip: true,
  });
  expect(part).toMatchObject({ counted: part.records, arrived: 0 });
  expect(part.records).toBe(events.filter(({ createdAt }) => createdAt >= since).length);
  rmSync(join(folder, '..'), { recursive: true });
});
