// Decisions beside the review as it is now: which grants they are about, and which are stale.
import type { Review, ReviewedGrant, Subject } from '../access/index.ts';
import { type Decision, DecisionsRefused } from './decision.ts';
import { type DecisionFile, sayGrant } from './read-decisions.ts';

/** A decision with the grant that it is about. */
export interface Decided {
  readonly decision: Decision;
  readonly grant: ReviewedGrant;
  readonly subject: Subject;
}

interface Matched {
  readonly decided: readonly Decided[];
  /** What was to be removed and is not there any more. */
  readonly settled: readonly Decision[];
  /** Grants that nobody has decided about. */
  readonly undecided: number;
}

/** @throws DecisionsRefused that names each stale decision and says what has changed */
export function match({ instance, decisions }: DecisionFile, review: Review): Matched {
  if (instance !== null && instance !== review.instance.url)
    throw new DecisionsRefused([`it is about ${instance}, and this is ${review.instance.url}`]);
  const subjects = new Map(review.subjects.map((subject) => [subject.key, subject]));
  const grants = new Map(review.grants.map((grant) => [grant.fingerprint, grant]));
  const [decided, settled, problems]: [Decided[], Decision[], string[]] = [[], [], []];
  for (const decision of decisions) {
    const grant = grants.get(decision.fingerprint);
    const subject = grant && subjects.get(grant.subject);
    if (grant && subject) {
      decided.push({ decision, grant, subject });
      continue;
    }
    const news = newsOf(decision, review, subjects);
    if (news === undefined) settled.push(decision);
    else problems.push(`${decision.place} (${sayGrant(decision.grant)}) is stale: ${news}`);
  }
  if (problems.length > 0) throw new DecisionsRefused(problems);
  return { decided, settled, undecided: review.grants.length - decided.length };
}

/** Why a decision holds no more; undefined where what was to be removed is gone. */
function newsOf({ verdict, grant: was }: Decision, { grants }: Review, subjects: Subjects): string | undefined {
  if (was.subject === null) return 'no grant has its fingerprint';
  const here = grants.filter(
    ({ subject, through, projects }) =>
      subject === was.subject &&
      (through?.name ?? null) === was.group &&
      JSON.stringify(projects) === JSON.stringify(was.projects),
  );
  const same = here.find(({ role, token }) => (role?.name ?? `${token?.type} token`) === was.role);
  if (same) return same.token ? 'it is another token now' : `the role ${was.role} has other permissions now`;
  if (verdict === 'remove') return undefined;
  if (!subjects.has(was.subject)) return `${was.who || was.subject} is there no more`;
  return here[0] ? `the role is ${here[0].role?.name} now` : 'it is there no more';
}

type Subjects = ReadonlyMap<string, Subject>;
