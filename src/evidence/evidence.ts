// All that was collected about an instance for an audit period.
import type { Origin } from '../access/index.ts';
import type { Judgement } from './judgement.ts';
import type { Period, Piece } from './piece.ts';
import type { Source } from './source.ts';

export interface Evidence {
  readonly instance: Origin['server'];
  readonly period: Period;
  /** ISO instant: when it was read, and what ages are counted to. */
  readonly at: string;
  readonly tool: Source['tool'];
  /** Whose token read it. */
  readonly principal: Origin['principal'];
  /** In the order of their ids. */
  readonly pieces: readonly Piece[];
}

export const judgementsIn = ({ pieces }: Pick<Evidence, 'pieces'>): Judgement[] =>
  pieces.flatMap(({ judgements }) => judgements);

/** Sentences: what could not be seen, by piece. */
export const hiddenIn = ({ pieces }: Pick<Evidence, 'pieces'>): string[] => [
  ...new Set(pieces.flatMap(({ hidden }) => hidden)),
];
