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
    counted: first.records,
    server: { edition: 'open-source' },
  });
  await make(2);
  const second = await exportEvents(api, { folder, tool });
  expect(second).toMatchObject({ counted: second.records, records: first.records + second.added });
  // Others are at work on the server, too.
  expect(second.added).toBeGreaterThanOrEqual(4);
  const { events } = await searchEvents(api, {}, 100_000);
  const text = readFileSync(join(folder, 'events.ndjson'), 'utf8').trimEnd();
  const written = text.split('\n').map((line) => JSON.parse(line) as { readonly id: number });
  expect(written).toHaveLength(second.records);
  const last = Math.max(...written.map(({ id }) => id));
  const shown = events
    .filter(({ id }) => id <= last)
    .map(withoutSecrets)
    .reverse();
  expect(written).toEqual(JSON.parse(JSON.stringify(shown)));
  expect((await verifyFolder(folder)).problems).toEqual([]);

  const since = events[5]!.createdAt;
  // Whole milliseconds, and the newest of these is in it.
  const to = new Date(Date.parse(events[0]!.createdAt) + 1).toISOString();
  const part = await exportEvents(api, {
    folder: `${folder}-part`,
    tool,
    from: since,
    to,
    byDay: true,
    gzip: true,
  });
  expect(part).toMatchObject({ counted: part.records, arrived: 0 });
  expect(part.records).toBe(events.filter(({ createdAt }) => createdAt >= since).length);
  rmSync(join(folder, '..'), { recursive: true });
});
