// One kind of finding: what it is called, how bad it is, what to do, and how it is found.
import type { Way } from '../../ways.ts';
import type { Instance } from '../read-instance.ts';
import type { Grant, Severity, Subject } from '../review.ts';

/** What rules judge by. */
export interface Facts extends Pick<Instance, 'projects' | 'withoutFourEyes'> {
  readonly subjects: readonly Subject[];
  /** Of a subject, by its key. */
  grantsOf(subject: Subject): readonly Grant[];
  waysOf(grant: Grant): readonly Way[];
  /** What ages are counted to. */
  readonly at: string;
  readonly activitySince: string | null;
  /** Those of the company; without any, none is foreign. */
  readonly domains: readonly string[];
}

export interface Found {
  readonly subject?: Subject;
  readonly grant?: Grant;
  /** What tells it apart from others of its rule and subject, where no grant does. */
  readonly place?: string;
  /** A sentence. */
  readonly message: string;
}

export interface Rule {
  /** Without `review/`. */
  readonly id: string;
  readonly severity: Severity;
  /** A sentence. */
  readonly fix: string;
  find(facts: Facts): Iterable<Found>;
}

const dayMs = 86_400_000;

/** Whole days from an instant to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / dayMs);

export const dayOf = (instant: string): string => instant.slice(0, 10);

export const isPerson = ({ type }: Subject): boolean => type === 'user';
