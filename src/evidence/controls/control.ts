// How controls of a framework are written down: what each asks for, in our words, and which pieces of evidence bear on it.
import type { PieceId } from '../piece-ids.ts';

export interface Control {
  /** As its framework writes it. */
  readonly id: string;
  readonly title: string;
  /** What an auditor looks for, with feature flags in mind. */
  readonly asks: string;
  readonly pieces: readonly PieceId[];
}

export interface Framework {
  readonly id: 'soc2' | 'iso27001' | 'nist80053';
  readonly name: string;
  /** In the order of their framework. */
  readonly controls: readonly Control[];
}
