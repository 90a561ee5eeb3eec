// unleash-admin review: everyone who can do anything, by which chain, since when, and what to look at.
import { defineCommand } from '../command.ts';
import { count } from '../output/count.ts';
import { option } from '../parameters.ts';
import { readActivityDays } from '../review/activity-days.ts';
import { columnsOf, linesOf, type ShownReview } from '../review/lines.ts';

export const review = defineCommand({
  summary: 'Review access: who can do what, where, since when, and what to look at.',
  description: `People, service accounts, API tokens and open invite links, admins first, with a
line for each grant: the role, the group that gives it, where it holds, since
when, and who gave it. Groups are resolved to their members. Findings have ids
that stay the same. Secrets are nowhere in it.

Change requests are another matter: who may change an environment may still need
the approval of somebody else. Where that is switched off in an environment of
the type production, it is a finding.`,
  arguments: {},
  options: {
    findings: option.switch('show a line for each finding, with what to do, instead of each grant'),
    since: option.textOr('90d', '<days>', 'how far back the log tells what is in use; 0d does not ask it'),
    domain: option.texts('<domain>', 'e-mail domain of the company: other addresses are findings'),
    at: option.day('count ages to the end of this day, such as 2027-01-31, instead of to now'),
    csv: option.maybeOneOf(['vanta', 'drata'], '<taker>', 'CSV with the columns that it takes'),
  },
  needs: ['api'],
  examples: [
    'review',
    'review --findings --domain example.com',
    'review --since 30d --json',
    'review --domain example.com --csv vanta',
  ],
  run: async ({ options: { findings, since, domain, at, csv }, api }): Promise<ShownReview> => {
    const { reviewAccess } = await import('../../access/index.ts');
    const domains = domain.map((one) => one.toLowerCase().replace(/^@/, ''));
    const reviewed = await reviewAccess(api, {
      ...(at !== undefined && { at: new Date(`${at}T23:59:59.999Z`) }),
      ...{ activityDays: readActivityDays(since), domains },
    });
    return { ...reviewed, shown: csv ?? (findings ? 'findings' : 'grants'), domains };
  },
  output: {
    rows: linesOf,
    columns: columnsOf,
    notes: ({ subjects, grants, findings, hidden }) => [
      `${count(subjects.length, 'subject')} with ${count(grants.length, 'grant')}: ${admins(subjects)}.`,
      `${count(findings.length, 'finding')}: ${severities.map((severity) => say(severity, findings)).join(', ')}.`,
      ...hidden.map((sentence) => `Not in it: ${sentence}`),
    ],
  },
});

const severities = ['error', 'warning', 'note'] as const;

const say = (severity: string, findings: ShownReview['findings']) =>
  count(findings.filter((finding) => finding.severity === severity).length, severity);

const admins = (subjects: ShownReview['subjects']) =>
  `${subjects.filter(({ isAdmin }) => isAdmin).length} may do everything`;
