// Files of decisions: read as the page and as spreadsheets save them, refused where something is missing, and stale ones told.
import { expect, test } from 'vitest';
import { DecisionsRefused, match, readDecisions } from '../../src/decisions/index.ts';
import { madeUpReview } from '../../workshop/made-up-review.ts';

const review = madeUpReview({ people: 2, projects: 2, grantsEach: 1 });
const heading = 'subject,name,role,group,project,fingerprint,decision,new role,reviewer,reason';
const csv = (...lines: readonly string[]) => [heading, ...lines].join('\n');
const problemsOf = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof DecisionsRefused) return error.problems;
    throw error;
  }
  return [];
};

test.each([',', ';'])('a spreadsheet may separate by %j, quote, and begin with a mark', (separator) => {
  const lines = csv(
    'user:1,Ann,Admin,,all,a,Remove,,Bob,"no, ""never"""',
    'user:2,Cid,Owner,Team,"x, y",b,keep,,,',
    ',,,,,,,,,',
  );
  const text =
    separator === ','
      ? lines
      : lines
          .replace(heading, heading.replaceAll(',', ';'))
          .replace(/^(user.*)$/gm, (line) => line.replace(/("(?:[^"]|"")*")|,/g, (_, quoted) => quoted ?? ';'))
          .replace(/^,+$/m, ';;;');
  expect(readDecisions(`\ufeff${text.replaceAll('\n', '\r\n')}\r\n`).decisions).toMatchObject([
    {
      fingerprint: 'a',
      verdict: 'remove',
      reviewer: 'Bob',
      reason: 'no, "never"',
      place: 'line 2',
      grant: { projects: null },
    },
    { fingerprint: 'b', verdict: 'keep', place: 'line 3', grant: { group: 'Team', projects: ['x', 'y'] } },
  ]);
});

test.each([
  ['', 'it is empty'],
  ['a,b\n1,2', 'it has no column "fingerprint" and "decision"'],
  ['<!doctype html>', 'it is a page: open it, decide, and save the decisions there'],
  ['{', 'it begins like JSON and is none'],
  [
    '{"format":"other"}',
    'it is not what the page of a review saves, whose "format" is "unleash-admin review decisions 1"',
  ],
  [csv('user:1,Ann,Admin,,all,a,delete,,,'), 'line 2: the decision must be one of keep, change, remove, not "delete"'],
  [csv('user:1,Ann,Admin,,all,a,,,Bob,gone'), 'line 2 has no decision, and something else is filled in'],
  [csv('user:1,Ann,Admin,,all,a,remove,,,gone'), 'line 2 (Ann, Admin): remove needs a reviewer'],
  [
    csv('user:1,Ann,Owner,Team,shop,a,change,,,'),
    'line 2 (Ann, Owner in shop through Team): change needs a reviewer and a reason',
  ],
  [csv('user:1,Ann,,,,a,keep,,,', 'user:1,Ann,,,,a,keep,,,'), 'line 2 and line 3 are about the same grant'],
  [csv('user:1,"Ann,Admin'), 'line 2 is no CSV: a quote is missing, or one too many'],
])('%j is refused: %s', (text, problem) => {
  expect(problemsOf(() => readDecisions(text))).toEqual([problem]);
});

const [admin] = review.grants;
const saved = (fingerprint: string, decision: string, grant: object) => ({
  ...{ fingerprint, decision, reviewer: 'Ann', reason: 'so', role: null, decidedAt: review.at },
  grant: { subject: 'user:1', who: 'Ada', role: 'Admin', group: null, projects: null, ...grant },
});
const matched = (one: object, instance = review.instance.url) =>
  match(
    readDecisions(
      JSON.stringify({ format: 'unleash-admin review decisions 1', instance, at: review.at, decisions: [one] }),
    ),
    review,
  );

test('a decision is about the grant as it was', () => {
  expect(matched(saved(admin!.fingerprint, 'remove', {}))).toMatchObject({
    decided: [{ grant: admin }],
    settled: [],
    undecided: 3,
  });
  // What was to go is gone.
  expect(matched(saved('gone', 'remove', { projects: ['shop'] })).settled).toHaveLength(1);
});

test.each([
  ['the role Admin has other permissions now', saved('old', 'remove', {})],
  ['the role is Admin now', saved('old', 'keep', { role: 'Editor' })],
  ['it is there no more', saved('old', 'keep', { projects: ['shop'] })],
  ['Zoe is there no more', saved('old', 'keep', { subject: 'user:99', who: 'Zoe' })],
  ['no grant has its fingerprint', saved('old', 'remove', { subject: '' })],
])('a stale one is refused: %s', (problem, one) => {
  expect(problemsOf(() => matched(one))).toEqual([
    expect.stringMatching(new RegExp(`^decision 1 \\(.*\\) is stale: ${problem}$`)),
  ]);
});

test('decisions about another Unleash are refused', () => {
  expect(problemsOf(() => matched(saved('a', 'keep', {}), 'https://other'))).toEqual([
    'it is about https://other, and this is https://unleash.example.com',
  ]);
});
