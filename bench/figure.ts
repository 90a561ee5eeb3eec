// What the bench finds out: figures, some of which have a target, and tables that show where they come from.

export interface Figure {
  /** Unique in the bench, in words that a reader of the README understands. */
  readonly name: string;
  readonly value: number;
  readonly unit: 'times' | 'MB' | 'ms' | 'requests' | 'launches' | 'exponent';
  /** The figure is met when it is no larger than this. Figures without a target are told, not judged. */
  readonly atMost?: number;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Findings {
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
}

/** What one section of the bench has found. */
export interface Measured {
  readonly title: string;
  readonly findings: Findings;
}

export const isMet = ({ value, atMost }: Figure): boolean => atMost === undefined || value <= atMost;

const digits = { times: 2, MB: 0, ms: 0, requests: 0, launches: 0, exponent: 2 } as const;

/** A value as people read it, such as `1.32 times` or `48 MB`. */
export const formatValue = (value: number, unit: Figure['unit']): string =>
  unit === 'exponent' ? value.toFixed(digits[unit]) : `${value.toFixed(digits[unit])} ${unit}`;
