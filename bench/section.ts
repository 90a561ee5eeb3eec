// One part of the bench: what it measures, and what it is given to measure with.
import type { BuiltProvider } from '../workshop/built-provider.ts';
import type { Findings } from './figure.ts';

export interface Bench {
  /** Built as it is shipped. */
  readonly provider: BuiltProvider;
  /** Fewer runs and objects: for work on the bench and the provider, not for figures to quote. */
  readonly quick: boolean;
  /** Says how far the bench is. */
  readonly say: (text: string) => void;
}

export interface Section {
  /** As `--only` takes it. */
  readonly name: string;
  readonly title: string;
  run(bench: Bench): Promise<Findings>;
}
