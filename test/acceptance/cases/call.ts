// Somebody else's call to the admin API of a sandbox.
import type { Sandbox } from '../../../src/sandbox/index.ts';

/** The answer's body; null where it has none. @throws Error when it is refused */
export async function call({ url, token }: Sandbox, method: string, path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${url}/api/admin/${path}`, {
    method,
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/** Viewers; on a fresh instance they get the ids from 2 on. */
export const addUsers =
  (...usernames: readonly string[]) =>
  async (sandbox: Sandbox): Promise<void> => {
    for (const username of usernames) await call(sandbox, 'POST', 'user-admin', { username, rootRole: 3 });
  };
