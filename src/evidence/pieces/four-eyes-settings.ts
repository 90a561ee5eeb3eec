// Evidence: in which environments of which projects a change needs the approval of somebody else.
import { csvLine } from '../../text/index.ts';
import { jsonFile, type Found } from '../piece.ts';
import type { Source } from '../source.ts';
import { orHidden } from './or-hidden.ts';

interface Setting {
  readonly project: string;
  readonly environment: string;
  readonly type: string;
  readonly changeRequests: boolean;
  readonly requiredApprovals: number | null;
}

export async function fourEyesSettings({ api }: Source): Promise<Found> {
  const about = { id: 'four-eyes-settings', title: 'Change requests: where they are asked for' } as const;
  const read = await orHidden('Settings of change requests', readSettings(api));
  if ('sentence' in read) return { ...about, hidden: [read.sentence] };
  const settings = read.answer;
  const production = settings.filter(({ type }) => type === 'production');
  const open = production.filter(({ changeRequests }) => !changeRequests);
  const rows = settings.map(({ project, environment, type, changeRequests, requiredApprovals }) => [
    ...[
      project,
      environment,
      type,
      changeRequests ? 'yes' : 'no',
      requiredApprovals === null ? '' : `${requiredApprovals}`,
    ],
  ]);
  const headings = ['project', 'environment', 'type', 'change requests', 'required approvals'];
  return {
    ...about,
    files: new Map([
      ['change-requests/settings.json', jsonFile(settings)],
      ['change-requests/settings.csv', [headings, ...rows].map((row) => `${csvLine(row)}\n`).join('')],
    ]),
    summary: [
      `Production environments of projects: ${production.length}. Those that ask for change requests: ${production.length - open.length}.`,
    ],
    attention: open.map(
      ({ project, environment }) => `${environment} of ${project} can be changed without anybody's approval.`,
    ),
  };
}

async function readSettings(api: Source['api']): Promise<Setting[]> {
  const { projects } = await api.getProjects();
  const ids = projects.map(({ id }) => id).sort();
  const all = await Promise.all(
    ids.map(async (project) =>
      (await api.getProjectChangeRequestConfig({ projectId: project })).map((one) => ({
        ...{ project, environment: one.environment, type: one.type },
        ...{ changeRequests: one.changeRequestEnabled, requiredApprovals: one.requiredApprovals ?? null },
      })),
    ),
  );
  return all.flat();
}
