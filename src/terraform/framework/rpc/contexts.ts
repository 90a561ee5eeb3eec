// The contexts that a resource's own functions get, made from what an RPC knows.
import type { AttributePath } from '../../protocol/index.ts';
import type { Model } from '../attributes/index.ts';
import type {
  AnyPlanContext,
  AnyPlanDestroyContext,
  AnyWriteContext,
  CallContext,
  Refuse,
  Steps,
  ValidateContext,
  Warn,
} from '../contexts.ts';
import { AttributeFailure } from '../failure.ts';
import type { PrivateState } from '../private-state.ts';
import type { Report } from '../report.ts';
import type { RunView } from '../run/run.ts';

const toPath = (steps: Steps): AttributePath =>
  steps.map((step) => (typeof step === 'string' ? { attribute: step } : { index: step }));

export const warnOn =
  (report: Report): Warn =>
  (summary, detail, steps) =>
    report.warning(summary, detail, steps && toPath(steps));

const errorOn =
  (report: Report): Refuse =>
  (summary, detail, steps) =>
    report.error(summary, detail, steps && toPath(steps));

export const validateContext = (report: Report): ValidateContext => ({
  error: errorOn(report),
  warn: warnOn(report),
});

export const callContext = (report: Report, privateState: PrivateState, run: RunView): CallContext => ({
  warn: warnOn(report),
  private: privateState,
  run,
});

export const writeContext = (
  context: CallContext,
  change: { prior: Model | null; desired: Model; planned: Model; kept?: Model },
): AnyWriteContext => ({
  ...context,
  prior: change.prior,
  desired: change.desired,
  keep: (attribute, value) => {
    change.planned[attribute] = value;
    if (change.kept) change.kept[attribute] = value;
  },
  at: async (attribute, work) => {
    try {
      return await work;
    } catch (error) {
      throw new AttributeFailure(attribute, error);
    }
  },
});

export const planContext = (
  context: CallContext,
  report: Report,
  change: {
    api: unknown;
    config: Model;
    prior: Model | null;
    planned: Model;
    /** What is planned, as resources see it. */
    seen: Model;
    /** Attributes because of which a new object is planned. */
    replacing: Set<string>;
  },
): AnyPlanContext<unknown> => ({
  ...context,
  api: change.api,
  config: change.config,
  prior: change.prior,
  planned: change.seen,
  set: (attribute, value) => {
    change.planned[attribute] = value;
    change.seen[attribute] = value;
  },
  replace: (attribute) => void change.replacing.add(attribute),
  error: errorOn(report),
});

export const planDestroyContext = (
  context: CallContext,
  report: Report,
  change: { api: unknown; prior: Model },
): AnyPlanDestroyContext<unknown> => ({ ...context, ...change, error: errorOn(report) });
