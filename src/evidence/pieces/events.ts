// Evidence: the audit log of the period, whole, from its first event to its last.
import { searchEvents, withoutSecrets } from '../../events/index.ts';
import type { Found } from '../piece.ts';
import type { Source } from '../source.ts';
import { orHidden } from './or-hidden.ts';

export async function events({ api, period }: Source): Promise<Found> {
  const about = { id: 'events', title: 'Audit log' } as const;
  const read = await orHidden('The audit log', searchEvents(api, period, Number.MAX_SAFE_INTEGER));
  if ('sentence' in read) return { ...about, hidden: [read.sentence] };
  const { events: found, total } = read.answer;
  const lines = found.reverse().map((event) => `${JSON.stringify(withoutSecrets(event))}\n`);
  return {
    ...about,
    files: new Map([['events/events.ndjson', lines.join('')]]),
    summary: [`Events in the period: ${lines.length}, of ${total} that the server counts.`],
    attention:
      lines.length < total
        ? [`The log has ${total} events of the period, and only ${lines.length} could be read.`]
        : [],
  };
}
