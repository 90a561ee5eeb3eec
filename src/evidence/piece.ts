// A piece of evidence: files about one thing, what they show in a few sentences, and what could not be seen.
import type { Judgement } from './judgement.ts';
import type { PieceId } from './piece-ids.ts';

export interface Piece {
  readonly id: PieceId;
  readonly title: string;
  /** Within the folder, with `/`. */
  readonly paths: readonly string[];
  /** Sentences, which are the same whenever the instance is. */
  readonly summary: readonly string[];
  /** Sentences: what somebody should look at. */
  readonly attention: readonly string[];
  /** Rules that were held against the instance. */
  readonly judgements: readonly Judgement[];
  /** Sentences: what the edition or the rights of the token keep from view. */
  readonly hidden: readonly string[];
}

/** What a collector has found: texts are still to be written, files that it has written itself are in `paths`. */
export type Found = Pick<Piece, 'id' | 'title'> &
  Partial<Omit<Piece, 'id' | 'title'>> & { readonly files?: ReadonlyMap<string, string> };

/** The part of an instance's time that is looked at. */
export interface Period {
  /** Days of UTC, such as `2027-01-31`, both of them included. */
  readonly from: string;
  readonly to: string;
}

/** Whether an ISO instant lies in it. */
export const isIn = ({ from, to }: Period, instant: string): boolean => {
  const day = new Date(instant).toISOString().slice(0, 10);
  return from <= day && day <= to;
};

const msOfDay = 86_400_000;

/** Its first instant, and the first one after it. */
export const instantsOf = ({ from, to }: Period) => ({
  from: `${from}T00:00:00.000Z`,
  to: new Date(Date.parse(`${to}T00:00:00Z`) + msOfDay).toISOString(),
});

/** For people and programs: what is in order stays in order. */
export const jsonFile = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
