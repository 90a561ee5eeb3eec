// unleash-admin doctor: one look at everything that a connection needs, for people.
import { defineCommand } from '../command.ts';
import { count } from '../output/count.ts';
import { progress } from '../progress.ts';

export const doctor = defineCommand({
  summary: 'Check the connection: address, token, permissions, clock and limits.',
  description: `What the token may read is tried; what it may write follows from its
permissions. The exit code is 3 when something is wrong. What the token may not
do is no problem but a warning: it can be what you want.`,
  arguments: {},
  options: {},
  needs: ['api', 'connected'],
  examples: ['doctor', 'doctor --json'],
  run: async ({ terminal, api, connected }) => {
    const [{ examine }, { judge }] = await Promise.all([import('../doctor/examine.ts'), import('../doctor/judge.ts')]);
    const work = progress(terminal);
    work.show('Reading what the token may read');
    try {
      const examination = await examine(api, connected);
      return { ...examination, checks: judge(examination) };
    } finally {
      work.end();
    }
  },
  output: {
    rows: ({ checks }) => checks,
    columns: {
      check: ({ about }) => about,
      verdict: ({ verdict }) => verdict,
      what: ({ says }) => says,
    },
    notes: ({ checks }) => {
      const problems = checks.filter(({ verdict }) => verdict === 'problem').length;
      return [problems === 0 ? 'Nothing is wrong.' : `${count(problems, 'problem')}.`];
    },
  },
  hasFindings: ({ checks }) => checks.some(({ verdict }) => verdict === 'problem'),
});
