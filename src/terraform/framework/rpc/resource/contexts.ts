// The contexts that a resource's own functions get, made from what an RPC knows.
import type { AttributePath, Value } from '../../../protocol/index.ts';
import type { CallContext, PlanContext, ValidateContext, WriteContext } from '../../define-resource.ts';
import { AttributeFailure } from '../../failure.ts';
import type { PrivateState } from '../../private-state.ts';
import type { Report } from '../../report.ts';
import type { RunView } from '../../run/run.ts';
import type { Model } from './managed.ts';

const toPath = (steps: readonly (string | number)[] = []): AttributePath =>
  steps.map((step) => (typeof step === 'string' ? { attribute: step } : { index: step }));

const warnOn = (report: Report) => (summary: string, detail: string, attribute?: string) =>
  report.warning(summary, detail, attribute === undefined ? undefined : [{ attribute }]);

export const errorOn = (report: Report) => (summary: string, detail: string, path?: readonly (string | number)[]) =>
  report.error(summary, detail, toPath(path));

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
): WriteContext<Model> => ({
  ...context,
  prior: change.prior as never,
  desired: change.desired as never,
  keep: (attribute: string, value: unknown) => {
    change.planned[attribute] = value as Value;
    if (change.kept) change.kept[attribute] = value as Value;
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
    noticed: Map<string, unknown>;
    /** Attributes because of which a new object is planned. */
    replacing: Set<string>;
  },
): PlanContext<unknown, Model> => ({
  ...context,
  api: change.api,
  noticed: change.noticed,
  config: change.config as never,
  prior: change.prior as never,
  planned: change.seen as never,
  set: (attribute: string, value: unknown) => {
    change.planned[attribute] = value as Value;
    change.seen[attribute] = value as Value;
  },
  replace: (attribute: string) => void change.replacing.add(attribute),
  error: errorOn(report),
});
