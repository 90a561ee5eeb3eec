// Carries records into an archive, until everything that there is between two instants is in it, and counts.
import type { KeyObject } from 'node:crypto';
import { type Origin, readOrigin } from '../../access/index.ts';
import type { AdminApi } from '../../admin-api/index.ts';
import { type About, sealOf } from '../../manifest/index.ts';
import { csvLine, visibleJson } from '../../text/index.ts';
import { openArchive } from './archive.ts';
import { dayOf } from './days.ts';
import type { Cursor, Shape, Source, Span } from './source.ts';

export interface ExportOptions extends Partial<Span>, Partial<Shape> {
  /** Where it is written; made where it is not there. What an export has left there grows, and nothing else is touched. */
  readonly folder: string;
  /** Who asks, as the manifest says: `{ name: 'nightly-audit', version: '1.0.0' }`. */
  readonly tool: About['tool'];
  /** From `readSigningKey`: what the manifest is signed with. */
  readonly key?: KeyObject;
  /** Told after each page. */
  readonly onProgress?: (records: number, reached: string) => void;
}

export interface Exported extends Origin {
  readonly range: Span;
  readonly files: readonly {
    readonly path: string;
    readonly status: 'written' | 'unchanged';
    readonly records: number;
    readonly bytes: number;
  }[];
  /** Of the manifest. */
  readonly status: 'written' | 'unchanged';
  /** In the folder, of which `added` are new. */
  readonly records: number;
  readonly added: number;
  /** As many as Unleash counts up to the last one in the folder; null where it does not count. */
  readonly counted: number | null;
  /** What came after that one, while this went on. */
  readonly arrived: number;
  /** What followed the last one of an earlier run may be missing: the log does not go back as far any more. */
  readonly hasGap: boolean;
  /** Hash over everything in the manifest. */
  readonly seal: string;
  readonly isSigned: boolean;
}

/** @throws AdminApiError, ArchiveRefused, LogMoved */
export async function exportRecords<Item>(
  api: AdminApi,
  source: Source<Item>,
  { folder, tool, key, onProgress, from = null, to = null, ...given }: ExportOptions,
): Promise<Exported> {
  const shape: Shape = { format: given.format ?? 'ndjson', byDay: given.byDay ?? false, gzip: given.gzip ?? false };
  const span: Span = { from, to };
  const origin = await readOrigin(api);
  const asked = { holds: source.holds, server: origin.server.url, span, shape };
  const header = shape.format === 'csv' ? csvLine(source.columns) : undefined;
  const archive = await openArchive(folder, asked, header, key);
  try {
    let [added, hasGap] = [0, false];
    const onGap = () => {
      hasGap = true;
    };
    for await (const items of source.read(span, archive.last(), onGap)) {
      for (const item of items) {
        const cursor = source.cursorOf(item);
        await archive.add(pathOf(source, shape, cursor), lineOf(source, shape, item), cursor);
      }
      added += items.length;
      onProgress?.(added, source.cursorOf(items.at(-1)!).createdAt);
    }
    await archive.end();
    const files = [...archive.files.values()].map(({ path, bytes, lines }) => ({
      path,
      status: archive.written.has(path) ? ('written' as const) : ('unchanged' as const),
      records: (lines?.count ?? 0) - (header === undefined ? 0 : 1),
      bytes,
    }));
    const records = files.reduce((sum, file) => sum + file.records, 0);
    const last = archive.last();
    const { manifest, isNew } = archive.seal({
      ...origin,
      ...{ holds: source.holds, tool, range: span, counts: { [source.holds]: records } },
      settings: { ...shape, last: last && { ...last } },
    });
    return {
      ...origin,
      ...{
        range: span,
        files,
        records,
        added,
        hasGap,
        status: isNew ? 'written' : 'unchanged',
        seal: sealOf(manifest),
        isSigned: key !== undefined,
      },
      ...((await source.count?.(span, last)) ?? { counted: null, arrived: 0 }),
    };
  } finally {
    archive.close();
  }
}

const pathOf = (
  { holds }: Pick<Source<never>, 'holds'>,
  { format, byDay, gzip }: Shape,
  { createdAt }: Cursor,
): string => `${byDay ? `day=${dayOf(createdAt)}/` : ''}${holds}.${format}${gzip ? '.gz' : ''}`;

function lineOf<Item>({ fieldsOf, columns }: Source<Item>, { format }: Shape, item: Item): string {
  const fields = fieldsOf(item);
  if (format === 'ndjson') return visibleJson(JSON.stringify(fields));
  return csvLine(columns.map((column) => cellOf(fields[column])));
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? visibleJson(JSON.stringify(value)) : String(value);
}
