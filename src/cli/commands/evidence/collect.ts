// unleash-admin evidence: one folder with what an auditor asks for about a period, mapped to controls and sealed.
import { resolve } from 'node:path';
import packageJson from '../../../../package.json' with { type: 'json' };
import { defineCommand } from '../../command.ts';
import { driftFrom } from '../../evidence/drift-from.ts';
import { UsageError } from '../../failures.ts';
import { count } from '../../output/count.ts';
import { option } from '../../parameters.ts';
import { progress } from '../../progress.ts';
import { attempt, readFile } from '../../read-file.ts';

export const evidenceCollect = defineCommand({
  summary: 'Collect the evidence for an audit period into one folder, and seal it.',
  description: `Who may do what, by which rules, who approved which change, and the records
of the period. index.html maps it to SOC 2, ISO 27001 and FedRAMP, and says what
the admin API cannot show; assessment-results.json is the same in OSCAL 1.2.
Days are those of UTC. Nothing is changed, and no secret is written.

With --at the same instance gives the same bytes again.`,
  arguments: {},
  options: {
    from: option.day('first day of the period; it must be given'),
    to: option.day('last day of the period; it must be given'),
    out: option.text('<folder>', 'where it is written; it must be given'),
    state: option.texts('<file>', 'a state of Terraform, to show what has drifted from it; - for standard input'),
    at: option.time('what ages are counted to, instead of now'),
    sign: option.text('<file>', 'private key (PEM) that the manifest is signed with'),
  },
  needs: ['api', 'connected'],
  examples: ['evidence collect --from 2027-01-01 --to 2027-03-31 --out q1'],
  run: async ({ options: { from, to, out, state, at, sign }, terminal, api, connected }) => {
    if (from === undefined || to === undefined) throw new UsageError('give --from and --to, the days of the period');
    if (out === undefined) throw new UsageError('give --out, the folder where the evidence is written');
    const [{ EvidenceRefused, gatherEvidence }, { readSigningKey, sealOf }] = await Promise.all([
      import('../../../evidence/index.ts'),
      import('../../../manifest/index.ts'),
    ]);
    const pem = sign === undefined ? undefined : readFile('the key file', sign, terminal.cwd);
    const key = pem && attempt(`the key file ${sign} cannot be used`, () => readSigningKey(pem));
    const { show, end } = progress(terminal);
    try {
      const drift = state.length > 0 ? await driftFrom(state, api, connected, terminal) : undefined;
      const { evidence, manifest } = await gatherEvidence(resolve(terminal.cwd, out), {
        ...{ api, connected, drift, period: { from, to }, at: at === undefined ? new Date() : new Date(at) },
        ...{ tool: { name: packageJson.name, version: packageJson.version }, key: key || undefined },
        onPiece: (title) => show(`has collected: ${title}`),
      });
      return {
        ...{ out, period: evidence.period, at: evidence.at, instance: evidence.instance, seal: sealOf(manifest) },
        pieces: evidence.pieces.map(({ id, title, paths, summary, attention, hidden }) => ({
          ...{ id, title, files: paths, summary, attention, hidden },
        })),
        files: manifest.files.length,
      };
    } catch (error) {
      if (error instanceof EvidenceRefused) throw new UsageError(`cannot write into ${out}: ${error.message}`);
      throw error;
    } finally {
      end();
    }
  },
  output: {
    rows: ({ pieces }) => pieces,
    columns: {
      piece: ({ title }) => title,
      files: ({ files }) => files.length,
      'to look at': ({ attention }) => attention.length,
      hidden: ({ hidden }) => hidden.length,
      shows: ({ summary, hidden }) => (summary.length > 0 ? summary : hidden).join(' '),
    },
    notes: ({ out, files, seal, pieces }) => [
      `${count(files, 'file')} in ${out}: begin with index.html.`,
      ...(pieces.some(({ hidden }) => hidden.length > 0)
        ? ['Some could not be seen: the index says what, and why.']
        : []),
      `Seal: ${seal}.`,
    ],
  },
});
