// The label and the sentence that the event log shows for an event.
import type { RecordedEvent } from '../state/store.ts';

interface Words {
  noun: string;
  verbs: readonly string[];
  /** What is said after the verb, where that is not the noun and the name. */
  say?: (name: string, verb: string) => string;
  /** What names it, `name` unless given. */
  key?: string;
}

/** The server has words for these; other events are named by their type. */
const described: Record<string, Words> = {
  'addon-config': {
    noun: 'integration configuration',
    verbs: ['created', 'updated', 'deleted'],
    say: (name, verb) => `a ${verb === 'created' ? 'new ' : ''}${name} integration configuration`,
    key: 'provider',
  },
  'api-token': { noun: 'API token', verbs: ['created', 'deleted'] },
  banner: { noun: 'banner', verbs: ['created', 'updated', 'deleted'], key: 'message' },
  'context-field': { noun: 'context field', verbs: ['created', 'updated', 'deleted'] },
  group: { noun: 'group', verbs: ['created', 'updated', 'deleted'] },
  project: { noun: 'project', verbs: ['created', 'archived', 'deleted'] },
  segment: { noun: 'segment', verbs: ['created', 'updated', 'deleted'] },
  'service-account': { noun: 'service account', verbs: ['created', 'updated', 'deleted'] },
  'service-account-token': {
    noun: 'service account token',
    verbs: ['created', 'deleted'],
    say: (name) => `a token for service account ${name}`,
    key: 'ownerId',
  },
  user: { noun: 'user', verbs: ['created', 'updated', 'deleted'] },
};

/** @param url where the instance is, for links */
export function describeEvent(event: RecordedEvent, url: string): { label: string; summary: string } {
  const at = event.type.lastIndexOf('-');
  const [subject, verb] = [event.type.slice(0, at), event.type.slice(at + 1)];
  const entry = described[subject];
  if (!entry?.verbs.includes(verb)) {
    return { label: event.type, summary: `**${event.createdBy}** triggered **${event.type}**` };
  }
  const { noun, say = (name: string) => `${noun} ${name}`, key = 'name' } = entry;
  return {
    label: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${verb}`,
    summary: `**${event.createdBy}** ${verb} ${say(`**${nameOf(event, key, url)}**`, verb)}`,
  };
}

function nameOf({ type, project, data, preData }: RecordedEvent, key: string, url: string): string {
  if (type === 'project-created') return `[${project}](${url}/projects/${project})`;
  if (type.startsWith('project-')) return project ?? '';
  const name: unknown = Reflect.get(preData ?? data ?? {}, key);
  return typeof name === 'string' || typeof name === 'number' ? String(name) : '';
}
