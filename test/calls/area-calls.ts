// What the tests know of the calls of one area: a file each, named like the area, read by four suites.
import type { OperationId } from '../../src/admin-api/generated/operations.ts';
import type { Call, ExpectedCall } from './call.ts';
import type { RichInstance } from './rich-instance.ts';
import type { WeightedCall } from './some.ts';
import type { Step } from './step.ts';

/** The order of sequences, where it matters. */
export const turns = {
  /** It looks at the events of others. */
  late: 1,
  /** Its small numbers would be taken for those of users in the events. */
  later: 2,
  /** For up to a minute afterwards a server may refuse to write. */
  last: 3,
};

/** What is known of the calls of one area. */
export interface AreaCalls {
  /**
   * Made in this order to a real open-source server and to the sandbox, which answer alike. Where a status is given, both
   * answer with it, and as the contract says.
   */
  readonly sequence?: readonly (ExpectedCall | Step)[];
  /** Operations that nothing in a request can make fail, beyond what every operation refuses. */
  readonly cannotFail?: readonly OperationId[];
  /** When the sequence is about what those of other areas did, or stands in their way; see `turns` for why. */
  readonly turn?: keyof typeof turns;
  /** Items of lists that a database gives in whatever order it likes. */
  readonly unordered?: (item: object) => boolean;
  /** What generated sequences are made of, on both servers. */
  readonly generated?: () => readonly WeightedCall[];
  /** Every write as it is made to the rich instance, and reads with each set of parameters that makes a difference there. */
  readonly rich?: (instance: RichInstance) => readonly Call[];
}
