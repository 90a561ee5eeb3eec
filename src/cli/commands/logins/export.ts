// unleash-admin logins export: the login history as files that can be proved whole, and that grow for longer than Unleash keeps it.
import { archiveOutput, isIncomplete, writeArchive } from '../../archive/export.ts';
import { archiveOptions } from '../../archive/options.ts';
import { defineCommand } from '../../command.ts';

export const loginsExport = defineCommand({
  summary: 'Write the login history into a folder that can be proved whole, oldest first.',
  description: `Unleash keeps it for two weeks: run again before they are over, it adds what is
new. A manifest has the hashes of files and lines: events verify holds the
folder against it. Whatever it did not write is left alone. Times are those of
UTC.`,
  arguments: {},
  options: archiveOptions,
  needs: ['api'],
  examples: ['logins export --out logins', 'logins export --out logins --by-day --format csv'],
  run: async ({ options, terminal, api }) => {
    const { exportLogins } = await import('../../../events/index.ts');
    return writeArchive(options, terminal, 'login', (asked) => exportLogins(api, asked));
  },
  output: archiveOutput('login'),
  hasFindings: isIncomplete,
});
