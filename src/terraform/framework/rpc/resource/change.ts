// One change that is being applied.
import type { Model } from '../../attributes/index.ts';
import type { CallContext } from '../../contexts.ts';
import type { Diagnostics } from '../../report.ts';
import type { Managed } from './managed.ts';

export interface Change {
  readonly managed: Managed;
  readonly api: unknown;
  /** The client without the object's time limit, to see what a write left behind. */
  readonly apiWithoutLimit: unknown;
  readonly config: Model;
  readonly prior: Model | null;
  readonly planned: Model;
  readonly report: Diagnostics;
  readonly context: CallContext;
}
