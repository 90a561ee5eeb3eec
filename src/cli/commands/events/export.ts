// unleash-admin events export: the audit log as files that can be proved whole.
import { archiveOutput, isIncomplete, writeArchive } from '../../archive/export.ts';
import { archiveOptions } from '../../archive/options.ts';
import { defineCommand } from '../../command.ts';

export const eventsExport = defineCommand({
  summary: 'Write the audit log into a folder that can be proved whole: all of it, oldest first.',
  description: `Run again, it proves what is there and adds what is new; killed, it goes on
where it was. A manifest has the hashes of files and lines: events verify holds
the folder against it. Whatever it did not write is left alone. Times are those
of UTC. Secrets that Unleash wrote into its log are replaced by ***.`,
  arguments: {},
  options: archiveOptions,
  needs: ['api'],
  examples: [
    'events export --out audit',
    'events export --out audit --by-day --gzip --to 2027-01-31',
    'events export --out may --from 2027-05-01 --to 2027-05-31',
    'events export --out audit --sign audit-key.pem',
  ],
  run: async ({ options, terminal, api }) => {
    const { exportEvents } = await import('../../../events/index.ts');
    return writeArchive(options, terminal, 'event', (asked) => exportEvents(api, asked));
  },
  output: archiveOutput('event'),
  hasFindings: isIncomplete,
});
