// The log of a real Unleash, followed: its events arrive once each, in order, and go on where the cursor stands.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedUnleashServer } from '../../workshop/unleash-server.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';

test('events of a real server are delivered from the first one, and then from the cursor', async () => {
  const { url, token } = await sharedUnleashServer();
  const folder = mkdtempSync(join(tmpdir(), 'siem-real-'));
  const env = { UNLEASH_URL: url, UNLEASH_AUTH_TOKEN: token };
  const file = join(folder, 'events.ndjson');
  const watch = (...more: string[]) =>
    runCommand(['events', 'watch', '--once', '--cursor', join(folder, 'cursor.json'), '--file', file, ...more], {
      env,
    });
  const tagType = (method: string, path: string, body?: object) =>
    fetch(`${url}/api/admin/tag-types${path}`, {
      method,
      headers: { authorization: token, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  try {
    expect(await watch('--from', '2020-01-01')).toMatchObject({ code: 0, out: '' });
    /** Page by page, for other tests have been at work on this server. */
    const search = async () => {
      const found: { readonly id: number; readonly type: string; readonly createdBy: string }[] = [];
      for (let total = 1; found.length < total; ) {
        const page = `${url}/api/admin/search/events?limit=1000&offset=${found.length}`;
        const answer = await (await fetch(page, { headers: { authorization: token } })).json();
        found.push(...answer.events);
        total = answer.total;
      }
      return found;
    };
    const arrived = () =>
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { readonly id: number; readonly type: string; readonly createdBy: string });
    const idsOf = (events: readonly { readonly id: number }[]) => events.map(({ id }) => id);
    /** Others may go on meanwhile: what happened after the last of these is not among them. */
    const happenedUntil = async (last: number) =>
      idsOf(await search())
        .filter((id) => id <= last)
        .sort((a, b) => a - b);
    const first = idsOf(arrived());
    expect(first).toEqual(await happenedUntil(first.at(-1)!));
    const name = `watched-${process.pid}`;
    expect((await tagType('POST', '', { name, icon: 'W' })).status).toBe(201);
    await tagType('DELETE', `/${name}`);
    const before = arrived();
    const later = join(folder, 'later.ndjson');
    expect((await watch('--file', later, '--format', 'ocsf')).code).toBe(0);
    const added = readFileSync(later, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const types = added.map(({ metadata }) => metadata.event_code);
    expect(types).toEqual(expect.arrayContaining(['tag-type-created', 'tag-type-deleted']));
    expect(added.find(({ metadata }) => metadata.event_code === 'tag-type-created')).toMatchObject({
      ...{ class_uid: 3004, activity_id: 1, entity: { name, type: 'tag type' }, actor: { user: { uid: '-42' } } },
    });
    const all = [...idsOf(before), ...added.map(({ metadata }) => metadata.sequence)];
    expect(all).toEqual(await happenedUntil(all.at(-1)!));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
