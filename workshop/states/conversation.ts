// What a provider wrote to an instance, recorded so that another instance can be brought to the same place.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Sandbox } from '../../src/sandbox/index.ts';

/** A write that succeeded, and what the instance answered. */
export interface Written {
  readonly method: string;
  /** From the root of the instance. */
  readonly path: string;
  readonly body?: unknown;
  readonly answer?: unknown;
}

interface Recorder extends AsyncDisposable {
  /** Where the provider is to be sent. */
  readonly url: string;
  readonly written: readonly Written[];
}

/** Stands in front of a sandbox and writes down what changes it. */
export async function recordWrites(sandbox: Sandbox): Promise<Recorder> {
  const written: Written[] = [];
  const server = createServer(async (request, response) => {
    const { method = 'GET', url: path = '/', headers } = request;
    const body = await text(request);
    const answer = await sandbox.fetch(
      new Request(`${sandbox.url}${path}`, {
        method,
        headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
        ...(body !== '' && { body }),
      }),
    );
    const said = await answer.text();
    if (method !== 'GET' && answer.ok)
      written.push({ method, path, ...parsed('body', body), ...parsed('answer', said) });
    const type = answer.headers.get('content-type') ?? 'application/json';
    response.writeHead(answer.status, { 'content-type': type }).end(said);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    written,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const parsed = (name: string, said: string) => (said === '' ? {} : { [name]: JSON.parse(said) as unknown });

/**
 * Writes the same to another sandbox.
 * @returns what to call now what the first one made up, such as a secret
 * @throws Error when one of the writes is refused
 */
export async function repeatWrites(
  written: readonly Written[],
  sandbox: Pick<Sandbox, 'fetch' | 'url' | 'token'>,
): Promise<ReadonlyMap<string, string>> {
  const renamed = new Map<string, string>();
  for (const { method, path, body, answer } of written) {
    const response = await sandbox.fetch(
      new Request(`${sandbox.url}${rename(path, renamed)}`, {
        method,
        headers: { authorization: sandbox.token, 'content-type': 'application/json' },
        ...(body !== undefined && { body: rename(JSON.stringify(body), renamed) }),
      }),
    );
    const said = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} is refused today: ${response.status} ${said}`);
    if (said !== '' && answer !== undefined) noteDifferences(answer, JSON.parse(said), renamed);
  }
  return renamed;
}

export const rename = (said: string, renamed: ReadonlyMap<string, string>): string =>
  [...renamed].reduce((all, [before, now]) => all.replaceAll(before, now), said);

function noteDifferences(before: unknown, now: unknown, renamed: Map<string, string>): void {
  if (typeof before === 'string' && typeof now === 'string') {
    if (before !== now) renamed.set(before, now);
  } else if (typeof before === 'object' && before !== null && typeof now === 'object' && now !== null) {
    for (const [key, part] of Object.entries(before))
      noteDifferences(part, (now as { readonly [key: string]: unknown })[key], renamed);
  }
}
