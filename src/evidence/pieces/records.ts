// Evidence: the records of the period, whole, each kind an archive of its own in the folder.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Exported, type ExportOptions, exportEvents, exportLogins, readLogins } from '../../events/index.ts';
import { names } from '../../manifest/index.ts';
import { type Found, instantsOf, isIn } from '../piece.ts';
import type { Source } from '../source.ts';
import { orHidden } from './or-hidden.ts';

type Export = (api: Source['api'], options: ExportOptions) => Promise<Exported>;

export async function events(source: Source): Promise<Found> {
  const about = { id: 'events', title: 'Audit log' } as const;
  const read = await archived(source, 'events', 'The audit log', exportEvents);
  if ('sentence' in read) return { ...about, hidden: [read.sentence] };
  const { records, counted, paths } = read.answer;
  const isWhole = counted === null || counted === records;
  return {
    ...about,
    paths,
    summary: [`Events in the period: ${records}${counted === null ? '' : `, of ${counted} that Unleash counts`}.`],
    attention: isWhole ? [] : [`The audit log has ${counted} events of the period, and ${records} could be read.`],
  };
}

export async function logins(source: Source): Promise<Found> {
  const about = { id: 'logins', title: 'Sign-ins' } as const;
  const { api, period } = source;
  const read = await archived(source, 'logins', 'The login history', exportLogins);
  if ('sentence' in read) return { ...about, hidden: [read.sentence] };
  const all = await readLogins(api);
  const refused = all.filter((one) => one.successful === false && one.created_at && isIn(period, one.created_at));
  const [oldest] = all.flatMap(({ created_at }) => created_at ?? []).sort();
  const isCut = oldest !== undefined && oldest.slice(0, 10) > period.from;
  return {
    ...about,
    paths: read.answer.paths,
    summary: [`Sign-ins in the period: ${read.answer.records}. Turned away: ${refused.length}.`],
    hidden: isCut
      ? [`Sign-ins before ${oldest.slice(0, 10)}: Unleash shows none, and keeps its history for some time only.`]
      : [],
  };
}

/**
 * A log may be larger than what can be kept to be shared.
 * @param place the folder of the archive, which goes again where nothing could be read
 */
async function archived({ api, folder, period, tool }: Source, place: string, what: string, work: Export) {
  const archive = join(folder, place);
  const read = await orHidden(
    what,
    work(api.with({ shareReads: false }), { folder: archive, tool, ...instantsOf(period) }),
  );
  if ('sentence' in read) {
    rmSync(archive, { recursive: true, force: true });
    return read;
  }
  const { records, counted, files } = read.answer;
  const paths = [...files.map(({ path }) => path), names.manifest].map((path) => `${place}/${path}`);
  return { answer: { records, counted, paths } };
}
