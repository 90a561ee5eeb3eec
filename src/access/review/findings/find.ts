// All findings of a review, the worst first.
import type { Finding, Grant } from '../review.ts';
import { accounts } from './accounts.ts';
import { grants } from './grants.ts';
import { projects } from './projects.ts';
import type { Facts, Found, Rule } from './rule.ts';
import { tokens } from './tokens.ts';

export const rules: readonly Rule[] = [...grants, ...projects, ...accounts, ...tokens];

const severities = ['error', 'warning', 'note'];

export const find = (facts: Facts): Finding[] =>
  rules
    .flatMap((rule) => [...rule.find(facts)].map((found) => toFinding(rule, found)))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));

function toFinding({ id, severity, fix }: Rule, { subject, grant, place, message }: Found): Finding {
  const about = [subject?.key, place, grant && !place ? identify(grant) : undefined];
  return {
    id: `review/${id}`,
    key: [`review/${id}`, ...about].filter((part) => part !== undefined).join(' '),
    severity,
    ...{ subject: subject?.key ?? null, grant: grant?.fingerprint ?? null, message, fix },
  };
}

/** The chain, whatever the role has today. */
const identify = ({ role, projects, through }: Grant) =>
  [`role:${role?.id ?? ''}`, `project:${projects?.join() ?? '*'}`, `group:${through?.id ?? ''}`].join(' ');
