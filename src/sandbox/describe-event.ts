// The label and the sentence that the event log shows for an event.
import type { RecordedEvent } from './store.ts';

/** The server has words for these; other events are named by their type. */
const described: Record<string, { noun: string; verbs: readonly string[] }> = {
  'api-token': { noun: 'API token', verbs: ['created', 'deleted'] },
  'context-field': { noun: 'context field', verbs: ['created', 'updated', 'deleted'] },
  group: { noun: 'group', verbs: ['created', 'updated', 'deleted'] },
  project: { noun: 'project', verbs: ['created', 'archived', 'deleted'] },
  user: { noun: 'user', verbs: ['created', 'updated', 'deleted'] },
};

export function describeEvent(event: RecordedEvent): { label: string; summary: string } {
  const at = event.type.lastIndexOf('-');
  const [subject, verb] = [event.type.slice(0, at), event.type.slice(at + 1)];
  const entry = described[subject];
  if (!entry?.verbs.includes(verb)) {
    return { label: event.type, summary: `**${event.createdBy}** triggered **${event.type}**` };
  }
  const { noun } = entry;
  return {
    label: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${verb}`,
    summary: `**${event.createdBy}** ${verb} ${noun} **${nameOf(event, verb)}**`,
  };
}

function nameOf({ type, project, data, preData }: RecordedEvent, verb: string): string {
  if (type.startsWith('project-')) return project ?? '';
  const about: object = (verb === 'created' ? data : preData) ?? {};
  const name: unknown = Reflect.get(about, 'name');
  return typeof name === 'string' ? name : '';
}
