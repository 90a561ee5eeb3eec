// What a person is told beside the lines of a review.
import { count } from '../output/count.ts';
import type { CarriedOut } from './carry-out.ts';
import type { ShownReview } from './lines.ts';

export const notesOf = (review: ShownReview): string[] => [
  ...(review.decisions === null ? [] : decisionNotes(review.decisions)),
  ...(review.difference === null ? [] : differenceNotes(review.difference)),
  `${count(review.subjects.length, 'subject')} with ${count(review.grants.length, 'grant')}: ${admins(review)}.`,
  `${count(review.findings.length, 'finding')}: ${severities.map((severity) => say(severity, review)).join(', ')}.`,
  ...(review.page === null ? [] : [`The page is ${review.page}.`]),
  ...review.hidden.map((sentence) => `Not in it: ${sentence}`),
];

const severities = ['error', 'warning', 'note'] as const;

const say = (severity: string, { findings }: ShownReview) =>
  count(findings.filter((finding) => finding.severity === severity).length, severity);

const admins = ({ subjects }: ShownReview) => `${subjects.filter(({ isAdmin }) => isAdmin).length} may do everything`;

function decisionNotes({ changes, byHand, settled, undecided, diff, blocks, written }: CarriedOut): string[] {
  return [
    ...diff,
    ...blocks.flatMap((block) => block.split('\n').concat('')),
    ...byHand.map((sentence) => `By hand: ${sentence}`),
    `${count(changes.length, 'change')}, ${byHand.length} by hand; ${settled} settled already, ${count(undecided, 'grant')} undecided.`,
    ...(written.length > 0 ? [`Written: ${written.join(', ')}. Plan and apply it.`] : []),
  ];
}

const differenceNotes = ({ earlier, came, went, changed, findings }: NonNullable<ShownReview['difference']>) => [
  `Since ${earlier}: ${came.length} came, ${changed.length} changed, ${went.length} went; ${count(findings.came.length, 'finding')} new, ${findings.went.length} settled.`,
];
