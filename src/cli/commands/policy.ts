// unleash-admin policy: whether an instance is governed by the rules, or what a plan makes of it.
import { defineCommand } from '../command.ts';
import { count } from '../output/count.ts';
import { option } from '../parameters.ts';
import { alarmOf, findingRow, unknownRow, whereOf } from '../policy/rows.ts';
import { progress } from '../progress.ts';

export const policy = defineCommand({
  summary: 'Judge an instance, or a plan before it is applied, by rules of governance.',
  description: `Without --plan it is the instance. With it, it is what the plan makes of
one, and no instance is asked: what is not known until apply is said, and is no
pass. docs/policy-rules.md has the rules.

The exit code is 3 when something is found that is as severe as --fail-on; with
--strict also when a rule cannot be judged.`,
  arguments: {},
  options: {
    plan: option.text('<file>', 'what terraform show -json printed of a plan; - for standard input'),
    dir: option.text('<folder>', 'folder of the configuration, for the lines of findings; it is this one'),
    rules: option.text('<file>', 'JSON file of own rules, and of other parameters and severities'),
    waivers: option.text('<file>', 'JSON file of findings that are meant, with reason, owner and expiry'),
    failOn: option.oneOf(['low', 'medium', 'high', 'critical'], 'low', '<severity>', 'what counts for the exit code'),
    only: option.texts('<rule>', 'only this rule'),
    without: option.texts('<rule>', 'all rules but this one'),
    strict: option.switch('what cannot be judged counts for the exit code, too'),
  },
  needs: ['reach'],
  examples: [
    'policy',
    'policy --fail-on high --waivers waivers.json',
    'policy --plan plan.json --rules rules.json --format sarif',
    'policy --only production-approvals --only separated-duties',
  ],
  run: async ({ options, terminal, reach }) => {
    const [policy, { chooseRules }, { readPolicyRules }, { readWaivers }, { readPlanFacts }, { placer }] =
      await Promise.all([
        import('../../policy/index.ts'),
        import('../policy/choose-rules.ts'),
        import('../policy/read-policy-rules.ts'),
        import('../policy/read-waivers.ts'),
        import('../policy/read-plan-facts.ts'),
        import('../policy/placer.ts'),
      ]);
    const { failOn, strict, plan } = options;
    const own = options.rules === undefined ? undefined : readPolicyRules(options.rules, terminal.cwd);
    const chosen = chooseRules([...policy.rules, ...(own?.rules ?? [])], options);
    const waivers = options.waivers === undefined ? [] : readWaivers(options.waivers, terminal.cwd);
    const placed = placer(options, terminal.cwd);
    const work = progress(terminal);
    try {
      const facts =
        plan === undefined
          ? await reach(({ api, connected }) => {
              const onRead = (typeName: string) => work.show(`Reading, ${typeName} among it`);
              return policy.factsOfInstance(api, connected, { now: new Date(), onRead });
            })
          : readPlanFacts(plan, terminal.cwd);
      const { findings, waived, unknown, rules } = policy.checkPolicy(facts, { ...own, ...chosen, waivers });
      const counts = (severity: typeof failOn) =>
        policy.severities.indexOf(severity) >= policy.severities.indexOf(failOn);
      return {
        ...{ source: facts.source, edition: facts.edition, failOn, strict },
        findings: findings.map((one) => ({ ...one, ...placed(one.address), fails: counts(one.severity) })),
        waived: waived.map((one) => ({ ...one, ...placed(one.address) })),
        unknown: unknown.map((one) => ({ ...one, ...placed(one.address) })),
        rules,
      };
    } finally {
      work.end();
    }
  },
  output: {
    rows: ({ findings, unknown, rules, strict }) =>
      [...findings.map(findingRow), ...unknown.map((one) => unknownRow(one, strict))].map((row) => ({
        ...row,
        title: rules.find(({ rule }) => rule === row.rule)?.title,
      })),
    columns: {
      severity: ({ severity }) => severity,
      rule: ({ rule }) => rule,
      object: ({ object }) => object,
      where: whereOf,
      what: ({ message }) => message,
      fix: ({ fix }) => fix,
    },
    alarm: (row) => alarmOf(row, row.title),
    notes: ({ source, findings, waived, unknown, rules }) => {
      const of = (wanted: string) => rules.filter(({ outcome }) => outcome === wanted).map(({ rule }) => rule);
      return [
        `${count(rules.length, 'rule')} on the ${source}: ${of('passed').length} kept; ${count(findings.length, 'finding')}, ${waived.length} waived, ${unknown.length} not known.`,
        ...(['nothing to judge', 'not applicable'] as const).flatMap((outcome) =>
          of(outcome).length > 0 ? [`${said[outcome]}: ${of(outcome).join(', ')}.`] : [],
        ),
      ];
    },
  },
  hasFindings: ({ findings, unknown, strict }) => findings.some(({ fails }) => fails) || (strict && unknown.length > 0),
});

const said = {
  'nothing to judge': 'There is nothing to judge for',
  'not applicable': 'This edition has nothing that these look at',
};
