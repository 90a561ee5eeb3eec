// What a reviewer has decided about a grant, as it stands in a file.

export const verdicts = ['keep', 'change', 'remove'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Decision {
  /** Of the grant, as the review had it. */
  readonly fingerprint: string;
  readonly verdict: Verdict;
  readonly reviewer: string;
  readonly reason: string;
  /** Id or name of the role to give instead; null where the reason says what is to change. */
  readonly role: number | string | null;
  /** Where in the file, such as `line 12`. */
  readonly place: string;
  /** Whose grant it was, which one and where, as far as the file says. */
  readonly grant: DecidedGrant;
}

export interface DecidedGrant {
  /** Key of the subject; null where the file does not say. */
  readonly subject: string | null;
  readonly who: string;
  readonly role: string;
  readonly group: string | null;
  readonly projects: readonly string[] | null;
}

/** Why decisions cannot be carried out: a sentence for each that is wrong. */
export class DecisionsRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}
