// PlanResourceChange: what applying the configuration would make of the object.
import { type AttributePath, type Call, encodePath, type HandlerOf } from '../../../protocol/index.ts';
import { type Model, planObject, withoutEmptyTexts } from '../../attributes/index.ts';
import { PrivateState } from '../../private-state.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import { isProtected, refuseDeletion } from '../../safety.ts';
import { callContext, planContext, planDestroyContext } from '../contexts.ts';
import { deferral } from '../deferral.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { changedNames, differs } from './changed.ts';
import { checkReferences } from './check-references.ts';
import { planDestroyInRun, planInRun } from './in-run.ts';
import { plannedIdentity } from './identity.ts';
import type { Managed } from './managed.ts';
import { refuseReplacement } from './protection.ts';
import { isPlannedCopy } from './state-names.ts';

export const planResourceChange =
  (managed: Managed): HandlerOf<'PlanResourceChange'> =>
  (request, call) =>
    managed.session.run.duringPlan(() => planOne(managed)(request, call));

const planOne =
  (managed: Managed): HandlerOf<'PlanResourceChange'> =>
  async (request, call) => {
    const report = new Diagnostics();
    const privateState = PrivateState.decode(request.prior_private);
    const prior = managed.decodeState(request.prior_state, report);
    const written = managed.decode(request.config, report);
    const { attributes, roles } = managed.resource;
    const context = callContext(report, privateState, managed.session.run);
    const config = written && withoutEmptyTexts(attributes, written, null);
    if (!config && prior && !report.failed) {
      if (isProtected(roles, prior) && !(await isPlannedCopy(managed, prior)))
        refuseDeletion(report, roles, managed.label(prior), 'deleted');
      const { planDestroy } = managed.resource;
      if (planDestroy)
        await runPlanHook(managed, report, prior, call, (api) =>
          planDestroy(planDestroyContext(context, report, { api, prior })),
        );
    }
    if (!config || report.failed) {
      if (!config && prior && !report.failed) planDestroyInRun(managed, prior, privateState, report);
      const planned_state = managed.encode(config ? prior : null);
      const planned_identity = plannedIdentity(managed, prior);
      return {
        planned_state,
        planned_identity,
        planned_private: privateState.encode(),
        diagnostics: encodeDiagnostics(report),
        ...deferral(managed.session, request),
      };
    }
    const planned = planObject(attributes, written, prior ?? undefined);
    const seen = withoutEmptyTexts(attributes, planned, undefined);
    const replacing = new Set<string>();
    const hasLooked = await runPlanHook(managed, report, planned, call, (api) =>
      managed.resource.plan?.(planContext(context, report, { api, config, prior, planned, seen, replacing })),
    );
    const changed = prior ? changedNames(managed, prior, planned) : [];
    const replace = replacedBy(managed, changed, replacing);
    if (replace.length > 0 && isProtected(roles, prior))
      refuseDeletion(report, roles, managed.label(prior), 'replaced');
    refuseReplacement(managed, { prior, planned }, privateState, report);
    if (prior && replace.length === 0) refuseClearing(managed, config, prior, privateState, report);
    noteConfigured(managed, config, privateState);
    const isUnchanged = prior ? changed.length === 0 : false;
    if (prior && !isUnchanged) forgetVolatile(managed, config, prior, planned);
    const change = { prior: prior ?? null, planned: seen, config, isReplaced: replace.length > 0, isUnchanged };
    planInRun(managed, change, privateState, report);
    // Where one look fails, so would another, for the same reason.
    if (hasLooked) {
      await runPlanHook(managed, report, planned, call, async (api) => {
        await checkReferences(managed, { prior, config }, call, report);
        if (!isUnchanged) await managed.session.provider.check?.(api);
      });
    }
    // What is refused is not a change.
    const outcome = report.failed ? prior : planned;
    return {
      planned_state: managed.encode(outcome),
      planned_identity: plannedIdentity(managed, outcome),
      requires_replace: replace.map(encodePath),
      planned_private: privateState.encode(),
      diagnostics: encodeDiagnostics(report),
      ...deferral(managed.session, request),
    };
  };

/** Lets the resource look at the change with the server at hand, where there is one to ask. False after a failure. */
async function runPlanHook(
  managed: Managed,
  report: Diagnostics,
  model: Model,
  call: Call,
  work: (api: unknown) => Promise<void> | void,
): Promise<boolean> {
  if (!managed.session.isConfigured) return true;
  try {
    await work(managed.session.api(call, { shareReads: true }));
    return true;
  } catch (error) {
    reportFailure(report, managed.session.provider, error, {
      summary: `Cannot plan ${managed.label(model)}`,
      about: managed,
    });
    return false;
  }
}

/** Those that changed of the identity attributes and of those that the API cannot change in place. */
function replacedBy(
  { resource }: Managed,
  changed: readonly string[],
  replacing: ReadonlySet<string>,
): AttributePath[] {
  const fixed = resource.update
    ? (name: string) =>
        replacing.has(name) || resource.identity.includes(name) || resource.attributes[name]?.facts.forcesReplacement
    : (name: string) => !resource.attributes[name]?.facts.local;
  return changed.filter(fixed).map((attribute) => [{ attribute }]);
}

/** Under this key state has the names of what stays once set and was set by the configuration. */
const configuredKey = 'configured';

/** What the server keeps when none is sent cannot be removed by leaving it out. What was set elsewhere is left alone. */
function refuseClearing(
  { resource, service }: Managed,
  config: Model,
  prior: Model,
  privateState: PrivateState,
  report: Diagnostics,
): void {
  const configured = privateState.get(configuredKey)?.split(' ') ?? [];
  for (const name of configured) {
    const attribute = resource.attributes[name];
    if (!attribute || config[name] !== null || attribute.isAbsent(prior[name] ?? null)) continue;
    report.error(
      `Cannot clear ${name}`,
      `${service} keeps the ${name} of an object once it has one. Set another value, or put the present one, ${attribute.show(prior[name])}, into the configuration.`,
      [{ attribute: name }],
    );
  }
}

function noteConfigured({ resource }: Managed, config: Model, privateState: PrivateState): void {
  const names = Object.entries(resource.attributes)
    .filter(([name, { facts }]) => facts.cannotBeCleared && config[name] !== null)
    .map(([name]) => name);
  if (names.length > 0) privateState.set(configuredKey, names.join(' '));
  else privateState.delete(configuredKey);
}

/** Volatile values that nobody decided on are only known after the update. */
function forgetVolatile({ resource }: Managed, config: Model, prior: Model, planned: Model): void {
  for (const [name, { facts, kind }] of Object.entries(resource.attributes)) {
    const open = (config[name] ?? null) === null && !differs(kind.type, prior[name], planned[name]);
    if (facts.volatile && open) planned[name] = undefined;
  }
}
