// Evidence: who has signed in during the period, from where, and who was turned away.
import { csvLine } from '../../text/index.ts';
import { isIn, type Found } from '../piece.ts';
import type { Source } from '../source.ts';
import { orHidden } from './or-hidden.ts';

export async function logins({ api, period }: Source): Promise<Found> {
  const about = { id: 'logins', title: 'Sign-ins' } as const;
  const read = await orHidden('The login history', api.getLoginHistory());
  if ('sentence' in read) return { ...about, hidden: [read.sentence] };
  const all = [...(read.answer?.events ?? [])].sort((a, b) => a.id - b.id);
  const within = all.filter(({ created_at }) => created_at && isIn(period, created_at));
  const failed = within.filter(({ successful }) => successful === false);
  const [oldest] = all.flatMap(({ created_at }) => created_at ?? []).sort();
  const isCut = oldest !== undefined && oldest.slice(0, 10) > period.from;
  const headings = ['id', 'when', 'who', 'by', 'successful', 'from', 'failure'];
  const rows = within.map((one) => [
    ...[`${one.id}`, one.created_at ?? '', one.username ?? '', one.auth_type ?? ''],
    ...[one.successful ? 'yes' : 'no', one.ip ?? '', one.failure_reason ?? ''],
  ]);
  return {
    ...about,
    files: new Map([
      ['logins/logins.ndjson', within.map((one) => `${JSON.stringify(one)}\n`).join('')],
      ['logins/logins.csv', [headings, ...rows].map((row) => `${csvLine(row)}\n`).join('')],
    ]),
    summary: [`Sign-ins in the period: ${within.length}. Turned away: ${failed.length}.`],
    hidden: isCut
      ? [
          `Sign-ins before ${oldest.slice(0, 10)}: the history that Unleash keeps does not reach back to the beginning of the period.`,
        ]
      : [],
  };
}
