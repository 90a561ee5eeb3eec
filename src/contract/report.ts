// Words a check for people: differences by operation, then the verdict.
import type { Check, Finding } from './check.ts';

export function renderReport({ subject, compared, leftOut, findings, passed }: Check): string {
  const lines = [`${subject}, seen from the contract: ${count(compared, 'operation')} compared.`];
  if (leftOut.length > 0) {
    lines.push(`It is an open-source server, so ${count(leftOut.length, 'enterprise operation')} were left out.`);
  }
  for (const [operation, group] of groupByOperation(findings)) {
    lines.push('', operation, ...group.flatMap(renderFinding));
  }
  lines.push('', renderVerdict(findings, passed));
  return `${lines.join('\n')}\n`;
}

function renderFinding({ severity, where, message, alsoIn, reason }: Finding): string[] {
  const label = (reason === undefined ? severity : 'known').padEnd(8);
  const lines = [`  ${label}  ${where} ${message}`];
  if (reason !== undefined) lines.push(`            ${reason}`);
  if (alsoIn.length > 0) lines.push(`            The same in ${alsoIn.join(', ')}.`);
  return lines;
}

function renderVerdict(findings: Finding[], passed: boolean): string {
  const open = findings.filter(({ reason }) => reason === undefined);
  const counts = ['breaking', 'notable', 'new'].map(
    (severity) => `${open.filter((finding) => finding.severity === severity).length} ${severity}`,
  );
  const known = `${findings.length - open.length} known`;
  return `${passed ? 'Fits the contract' : 'Does not fit the contract'}: ${[...counts, known].join(', ')}.`;
}

function groupByOperation(findings: Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.operation, [...(groups.get(finding.operation) ?? []), finding]);
  return groups;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
