// A sandbox with a log of its own, and folders that the log is exported into.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type AdminApi, createAdminApi } from '../../../src/admin-api/index.ts';
import { type Exported, exportEvents, type ExportOptions } from '../../../src/events/index.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { eventAt } from './in-memory-log.ts';

const begin = Date.UTC(2027, 0, 30, 20);
const tool = { name: 'test', version: '1.0.0' };

export interface World {
  readonly sandbox: Sandbox;
  readonly api: AdminApi;
  /** Events to come, so many minutes apart. */
  add(count: number, minutes?: number): void;
  folder(): string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** @param count events that are in the log, a minute apart: from the evening of one day on */
export async function openWorld(count: number): Promise<World> {
  const sandbox = await startSandbox({ token: '*:*.canary-of-the-token' });
  const api = createAdminApi({ url: sandbox.url, token: sandbox.token, fetch: sandbox.fetch, env: {} });
  const root = mkdtempSync(join(tmpdir(), 'archive-'));
  let [id, at] = [0, begin];
  const add = (more: number, minutes = 1) => {
    for (let one = 0; one < more; one += 1) {
      [id, at] = [id + 1, at + minutes * 60_000];
      const event = eventAt(id, at);
      sandbox.store.events.push({
        ...{ id, type: event.type, createdBy: 'admin', createdByUserId: -42, createdAt: event.createdAt },
        ...{
          ip: '::1',
          data: JSON.parse(JSON.stringify({ name: `☂ ${id}` })),
          preData: null,
          project: null,
          environment: null,
        },
      });
    }
  };
  sandbox.store.events.length = 0;
  add(count);
  return {
    ...{ sandbox, api, add },
    folder: () => join(mkdtempSync(join(root, 'x-')), 'audit'),
    async [Symbol.asyncDispose]() {
      await sandbox.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export const exportInto = ({ api }: World, folder: string, options: Partial<ExportOptions> = {}): Promise<Exported> =>
  exportEvents(api, { folder, tool, ...options });

/** Every file with what is in it. */
export const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path): [string, string] => [relative(folder, path), readFileSync(path, 'latin1')])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
