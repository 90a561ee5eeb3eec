// unleash-admin drift: what an instance has become beside what Terraform holds of it, and who made it so.
import { defineCommand } from '../command.ts';
import { aboutOf, blank, rowOf, sentenceOf } from '../drift/rows.ts';
import { count } from '../output/count.ts';
import { option } from '../parameters.ts';
import { progress } from '../progress.ts';

export const drift = defineCommand({
  summary: 'Show what was changed behind the back of Terraform, and who did it.',
  description: `Compares a state with the instance as a plan would. Without --state and --plan
it is the state that "terraform show -json" shows in this folder. Unmanaged is
what is in no state; what comes with Unleash is not. Secrets are not shown, only
that they differ. Give every state of the instance: what is left is nobody's.

The exit code is 3 when something has changed or gone, when it cannot be looked
at, and when a rule of --ignore has expired or is of no use; with --strict also
when something is unmanaged.`,
  arguments: {},
  options: {
    state: option.texts('<file>', 'a state, or what terraform show -json printed; - for standard input'),
    plan: option.text('<file>', 'what terraform show -json printed of a plan; - for standard input'),
    alias: option.text('<name>', 'only what belongs to the provider with this alias, as a state file tells'),
    ignore: option.text('<file>', 'JSON file of rules for what is meant to differ'),
    since: option.day('leave out what the log says is older than this day, such as 2027-01-31'),
    baseline: option.text('<file>', 'leave out what an earlier drift --json found'),
    strict: option.switch('what is unmanaged counts for the exit code, too'),
  },
  needs: ['api', 'connected'],
  examples: [
    'drift',
    'drift --state terraform.tfstate --json',
    'drift --state - --ignore drift-ignore.json --since 2027-01-01',
    'drift --state a.tfstate --state b.tfstate --strict',
  ],
  run: async ({ options, terminal, api, connected }) => {
    const [{ compare }, { readStates }, { findingsOf }, { readRules, sortByRules }, { onlyNew, readBaseline }] =
      await Promise.all([
        import('../../inventory/index.ts'),
        import('../drift/states.ts'),
        import('../drift/findings.ts'),
        import('../drift/ignore-rules.ts'),
        import('../drift/baseline.ts'),
      ]);
    const { since, strict } = options;
    const rules = options.ignore === undefined ? [] : readRules(options.ignore, terminal.cwd);
    const baseline = options.baseline === undefined ? new Set<string>() : readBaseline(options.baseline, terminal.cwd);
    const { managed, unread } = await readStates(options, connected.provider, terminal);
    const work = progress(terminal);
    try {
      let read = 0;
      const onRead = (typeName: string, found: number) => {
        read += found;
        work.show(`${read} objects read, ${typeName} among them`);
      };
      const comparison = await compare(connected, managed, { onRead });
      work.show('Asking the event log who it was');
      const found = await findingsOf(api.with({ shareReads: true }), comparison);
      const sorted = sortByRules(found, rules, new Date().toISOString().slice(0, 10));
      const { fresh, old } = onlyNew(sorted, { baseline, since });
      return {
        managed: managed.length,
        unchanged: comparison.unchanged,
        ...fresh,
        ignored: sorted.ignored,
        rules: sorted.rules,
        unseen: comparison.unseen,
        unread,
        hidden: comparison.hidden.map(({ typeName, reason }) => ({ type: typeName, reason })),
        old,
        strict,
      };
    } finally {
      work.end();
    }
  },
  output: {
    rows: ({ changed, missing, unmanaged, rules, unseen }) => [
      ...changed.map((one) => rowOf('changed', one)),
      ...missing.map((one) => rowOf('missing', one)),
      ...unmanaged.map((one) => rowOf('unmanaged', one)),
      ...unseen.map(({ address, reason }) => ({ ...blank, found: 'unseen', object: address, note: reason })),
      ...rules.map(({ rule, problem, reason }) => ({
        ...blank,
        ...{ found: `${problem} rule`, object: `rule ${rule} of the ignore file`, note: reason },
      })),
    ],
    columns: {
      found: ({ found }) => found,
      object: ({ object }) => object,
      name: ({ name }) => name,
      path: ({ path }) => path,
      before: ({ before }) => before,
      after: ({ after }) => after,
      by: ({ by }) => by,
      when: ({ at }) => at,
      from: ({ from }) => from,
      note: ({ note }) => note,
    },
    alarm: (row) => ({
      rule: `drift/${row.found.replace(' ', '-')}`,
      level: row.found === 'unmanaged' ? 'warning' : 'error',
      subject: row.object,
      message: sentenceOf(row),
      same: [row.object, row.name, row.path],
      about: aboutOf(row),
    }),
    notes: ({ managed, changed, missing, unmanaged, ignored, unread, hidden, old }) => [
      `${count(managed, 'object')} in state: ${changed.length} changed, ${missing.length} missing; ${unmanaged.length} unmanaged, ${ignored.length} ignored.`,
      ...(old > 0 ? [`${old} left out as known before.`] : []),
      ...unread.map(({ address, reason }) => `${address} is left out: ${reason}.`),
      ...hidden.map(({ type, reason }) => `What is unmanaged of ${type} cannot be seen: ${reason}`),
    ],
  },
  hasFindings: ({ changed, missing, unmanaged, rules, unseen, strict }) =>
    changed.length + missing.length + rules.length + unseen.length > 0 || (strict && unmanaged.length > 0),
});
