// Writes an archive for a command: what cannot be is said in the words of its options.
import { resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Exported, ExportOptions } from '../../events/index.ts';
import type { Output } from '../command.ts';
import { UsageError, WorkFailed } from '../failures.ts';
import { count } from '../output/count.ts';
import { progress } from '../progress.ts';
import { attempt, readFile } from '../read-file.ts';
import type { Terminal } from '../terminal.ts';
import type { ArchiveOptions } from './options.ts';

type What = 'event' | 'login';

/** @throws UsageError, WorkFailed, AdminApiError */
export async function writeArchive(
  { out, sign, ...options }: ArchiveOptions,
  terminal: Terminal,
  what: What,
  work: (options: ExportOptions) => Promise<Exported>,
) {
  if (out === undefined) throw new UsageError(`give --out, the folder where the ${what}s are written`);
  const [{ ArchiveRefused, LogMoved }, { names, readSigningKey }] = await Promise.all([
    import('../../events/index.ts'),
    import('../../manifest/index.ts'),
  ]);
  const pem = sign === undefined ? undefined : readFile('the key file', sign, terminal.cwd);
  const key = pem && attempt(`the key file ${sign} cannot be used`, () => readSigningKey(pem));
  const { show, end } = progress(terminal);
  try {
    const exported = await work({
      ...{ folder: resolve(terminal.cwd, out), tool: { name: packageJson.name, version: packageJson.version } },
      ...{ from: options.from ?? null, to: options.to ?? null },
      ...{ byDay: options.byDay, gzip: options.gzip, format: options.format },
      ...(key && { key }),
      onProgress: (records, reached) => show(`has written ${count(records, what)}, up to ${reached}`),
    });
    return { out, ...exported, manifest: names.manifest };
  } catch (error) {
    if (error instanceof ArchiveRefused) throw new UsageError(`cannot write into ${out}: ${error.message}`);
    if (error instanceof LogMoved) throw new WorkFailed(error.message);
    throw error;
  } finally {
    end();
  }
}

type Written = Awaited<ReturnType<typeof writeArchive>>;

/** Whether something is not there that should be. */
export const isIncomplete = ({ hasGap, counted, records }: Written): boolean =>
  hasGap || (counted !== null && counted !== records);

interface Row {
  readonly path: string;
  readonly records: number | null;
  readonly bytes: number | null;
  readonly status: Written['status'];
}

export const archiveOutput = (what: What): Output<Written, Row> => ({
  rows: ({ files, status, manifest: path }) => [...files, { path, records: null, bytes: null, status }],
  columns: {
    file: ({ path }) => path,
    [`${what}s`]: ({ records }) => records,
    bytes: ({ bytes }) => bytes,
    status: ({ status }) => status,
  },
  notes: (written) => {
    const { out, records, added, counted, arrived, hasGap, isSigned, seal } = written;
    return [
      `${count(records, what)} in ${out}, ${added} of them new${counted === records ? ': as many as Unleash counts' : ''}.`,
      ...(counted === null || counted === records ? [] : [`It does not add up: Unleash counts ${counted}.`]),
      ...(arrived > 0 ? [`${count(arrived, what)} came meanwhile: the next run adds what is new.`] : []),
      ...(hasGap ? ['What followed the last one of the run before is gone from Unleash: some may be missing.'] : []),
      `${isSigned ? 'Signed. ' : ''}Seal: ${seal}.`,
    ];
  },
});
