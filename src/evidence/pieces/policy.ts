// Evidence: how the instance stands against the rules of governance.
import { checkPolicy, factsOfInstance, rules } from '../../policy/index.ts';
import { csvLine } from '../../text/index.ts';
import { type Found, jsonFile } from '../piece.ts';
import type { Source } from '../source.ts';

export async function policy({ api, connected, at }: Source): Promise<Found> {
  const facts = await factsOfInstance(api, connected, { now: at });
  const result = checkPolicy(facts, { rules });
  const outcomes = result.rules.map((one) => ({ ...one, controls: rules.find(({ id }) => id === one.rule)!.controls }));
  const of = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  const messagesOf = (rule: string) =>
    result.findings.filter((finding) => finding.rule === rule).map(({ message, fix }) => `${message} ${fix}`);
  return {
    id: 'policy',
    title: 'Rules of governance',
    files: new Map([
      ['policy/policy.json', jsonFile(result)],
      ['policy/rules.csv', rulesCsv(outcomes)],
    ]),
    summary: [
      `Of ${outcomes.length} rules ${of('passed')} are kept and ${of('found')} are not; ${of('nothing to judge')} have nothing to judge here.`,
    ],
    attention: result.findings.map(({ message }) => message),
    judgements: outcomes.map(({ rule, title, severity, outcome, controls }) => ({
      ...{ rule, title, severity, outcome, controls, found: messagesOf(rule) },
    })),
    hidden: result.unknown.map(({ rule, reason }) => `Whether the rule ${rule} is kept: ${reason}`),
  };
}

interface Row {
  readonly rule: string;
  readonly title: string;
  readonly severity: string;
  readonly outcome: string;
  readonly judged: number;
}

function rulesCsv(rows: readonly Row[]): string {
  const cells = rows.map(({ rule, title, severity, outcome, judged }) => [rule, title, severity, outcome, `${judged}`]);
  return [['rule', 'title', 'severity', 'outcome', 'judged'], ...cells].map((row) => `${csvLine(row)}\n`).join('');
}
