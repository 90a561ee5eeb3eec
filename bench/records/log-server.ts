// An Unleash with a long audit log, which it makes up as it is asked: what it costs is the page itself, and no search.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '../../src/sandbox/index.ts';

const day = 86_400_000;
const begin = Date.parse('2027-01-01T00:00:00.000Z');
const days = 120;

export interface LogServer {
  readonly url: string;
  readonly token: string;
  /** Paths of the pages that were asked for, since it was emptied. */
  readonly pages: string[];
  stop(): Promise<void>;
}

/** @param count events, evenly over 120 days */
export async function startLogServer(count: number): Promise<LogServer> {
  const sandbox = await startSandbox();
  const step = (days * day) / count;
  const indexAt = (instant: number) => Math.min(count, Math.max(0, Math.ceil((instant - begin) / step)));
  const eventAt = (index: number) => ({
    ...{ id: index + 1, type: 'tag-type-created', createdBy: 'admin', createdByUserId: -42 },
    createdAt: new Date(begin + index * step).toISOString(),
    ...{ ip: '192.0.2.7', environment: null, project: null, featureName: null },
    ...{ data: { name: `team-${index}`, icon: '' }, preData: null, tags: [], summary: `**admin** created tag type` },
  });
  const pages: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    if (pathname !== '/api/admin/search/events') {
      const answer = await sandbox.fetch(new Request(`${sandbox.url}${request.url}`, { headers: headersOf(request) }));
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      return response.end(Buffer.from(await answer.arrayBuffer()));
    }
    pages.push(request.url!);
    const asked = (name: string) => searchParams.get(name)?.replace(/^IS:/, '');
    const [from, to] = [asked('from'), asked('to')];
    const low = from === undefined ? 0 : indexAt(Date.parse(from));
    const high = to === undefined ? count : indexAt(Date.parse(to) + day);
    const [offset, limit] = [Number(asked('offset') ?? 0), Number(asked('limit') ?? 50)];
    const size = Math.max(0, Math.min(limit, high - low - offset));
    const events = Array.from({ length: size }, (_, place) => eventAt(high - 1 - offset - place));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ events, total: Math.max(0, high - low) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: sandbox.token,
    pages,
    async stop() {
      server.close();
      server.closeAllConnections();
      await sandbox.stop();
    },
  };
}

const headersOf = ({ headers }: { readonly headers: { readonly authorization?: string } }) => ({
  authorization: headers.authorization ?? '',
});
