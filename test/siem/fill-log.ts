// A sandbox whose log holds as many events as a test wants.
import type { Sandbox } from '../../src/sandbox/index.ts';

/** @returns the ids of the events of the log, which are all from 1 to `count` */
export async function fillLog({ url, token, store }: Sandbox, count: number): Promise<readonly number[]> {
  const headers = { authorization: token, 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'team', icon: '' });
  await fetch(`${url}/api/admin/tag-types`, { method: 'POST', headers, body });
  const [event] = store.events;
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  store.events.splice(0, store.events.length, ...ids.map((id) => ({ ...event!, id })));
  store.sequences.event = count;
  return ids;
}
