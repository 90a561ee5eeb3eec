// unleash-admin review: everyone who can do anything, by which chain, since when, and what to look at.
import { defineCommand } from '../command.ts';
import { UsageError } from '../failures.ts';
import { option } from '../parameters.ts';
import { readWish } from '../review/carry-out.ts';
import { pageFile } from '../review/html-file.ts';
import { columnsOf, linesOf, type ShownReview } from '../review/lines.ts';
import { notesOf } from '../review/notes.ts';
import { readSince } from '../review/since.ts';

export const review = defineCommand({
  summary: 'Review access: who can do what, where, since when, and what to look at.',
  description: `People, service accounts, API tokens and open invite links, admins first, with a
line for each grant: the role, the group that gives it, where it holds, since
when, and who gave it. Groups are resolved to their members. Findings have ids
that stay the same. Secrets are nowhere in it.

Change requests are another matter: who may change an environment may still need
the approval of somebody else. Where that is switched off in an environment of
the type production, it is a finding.

With --html the review is a page on which reviewers decide; --csv decisions is a
sheet for the same. --decisions makes of either what Terraform is to change, and
the exit code is 3 when something of it must be done by hand.`,
  arguments: {},
  options: {
    findings: option.switch('show a line for each finding, with what to do, instead of each grant'),
    since: option.textOr('90d', '<days>', 'how far back the log tells what is in use; or an earlier review --json'),
    domain: option.texts('<domain>', 'e-mail domain of the company: other addresses are findings'),
    at: option.day('count ages to the end of this day, such as 2027-01-31, instead of to now'),
    csv: option.maybeOneOf(['decisions', 'vanta', 'drata'], '<taker>', 'CSV with the columns that it takes'),
    html: option.text('<file>', 'write the review as one HTML page, too'),
    decisions: option.text('<file>', 'what reviewers decided, on the page or in the CSV'),
    dir: option.text('<folder>', 'with --decisions: the exported configuration to change, shown as a diff'),
    write: option.switch('with --dir: write the changes'),
  },
  needs: ['api', 'connected'],
  examples: [
    'review',
    'review --findings --domain example.com',
    'review --since 30d --json',
    'review --domain example.com --csv vanta',
    'review --html review.html',
    'review --decisions decisions.json --dir unleash --write',
    'review --since last-quarter.json',
  ],
  run: async ({ options, terminal: { cwd }, api, connected }): Promise<ShownReview> => {
    const { findings, domain, at, csv, html, decisions: file, dir, write } = options;
    if (file === undefined && (dir !== undefined || write))
      throw new UsageError('--dir and --write go with --decisions');
    const strange = domain.find((one) => !/^@?[^\s@/:]+$/.test(one));
    if (strange !== undefined)
      throw new UsageError(`--domain must be a domain such as example.com, not ${JSON.stringify(strange)}`);
    const { activityDays, earlier } = readSince(options.since, cwd);
    const page = html === undefined ? undefined : await pageFile(html, cwd);
    const carryOut = file === undefined ? undefined : await readWish({ file, dir, write }, cwd);
    const { differenceBetween, reviewAccess, takers } = await import('../../access/index.ts');
    const domains = domain.map((one) => one.replace(/^@/, ''));
    const reviewed = await reviewAccess(api, {
      ...(at !== undefined && { at: new Date(`${at}T23:59:59.999Z`) }),
      ...{ activityDays, domains },
    });
    if (earlier && earlier.url !== reviewed.instance.url)
      throw new UsageError(`the earlier review is of ${earlier.url}, and this is ${reviewed.instance.url}`);
    const difference = earlier && differenceBetween(earlier, reviewed);
    page?.write(reviewed, difference ?? undefined);
    const decisions = (await carryOut?.(reviewed, connected)) ?? null;
    const usual = decisions ? 'changes' : difference ? 'difference' : findings ? 'findings' : 'grants';
    const taker = csv === undefined || csv === 'decisions' ? undefined : takers[csv];
    const taken = taker ? { headings: taker.headings, lines: taker.lines(reviewed, domains) } : null;
    return { ...reviewed, shown: csv ?? usual, domains, taken, page: html ?? null, difference, decisions };
  },
  output: { rows: linesOf, columns: columnsOf, notes: notesOf },
  hasFindings: ({ decisions }) => decisions !== null && decisions.byHand.length > 0,
});
