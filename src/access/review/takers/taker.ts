// Whoever takes a list of accounts as CSV with columns of their own.
import type { Review } from '../review.ts';

/** A line of the file: cells by heading, in the order of the headings. */
export type Line = { readonly [heading: string]: string };

export interface Taker {
  readonly headings: readonly string[];
  /** @param domains of the company: whoever has an address of another one is from outside */
  lines(review: Review, domains: readonly string[]): Line[];
}
