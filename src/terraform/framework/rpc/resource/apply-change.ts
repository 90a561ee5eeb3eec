// ApplyResourceChange: makes the server as planned, and says what state holds afterwards whatever went wrong.
import type { HandlerOf } from '../../../protocol/index.ts';
import type { Model } from '../../attributes/index.ts';
import { PrivateState } from '../../private-state.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import { timeLimit } from '../../timeouts.ts';
import { Waits } from '../../waits.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { callContext } from '../contexts.ts';
import type { Change } from './change.ts';
import { createObject } from './create.ts';
import { deleteObject } from './delete.ts';
import { continueRun, inTurn } from './in-run.ts';
import { identityData } from './identity.ts';
import type { Managed } from './managed.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { updateObject } from './update.ts';

type Apply = HandlerOf<'ApplyResourceChange'>;

export const applyResourceChange =
  (managed: Managed): Apply =>
  async (request, call) => {
    const report = new Diagnostics();
    const privateState = PrivateState.decode(request.planned_private);
    continueRun(managed, privateState);
    const prior = managed.decodeState(request.prior_state, report);
    const [planned, config] = [request.planned_state, request.config].map((wire) => managed.decode(wire, report));
    if (planned) refuseUnknown(managed, config ?? planned, planned, report);
    if (report.failed) {
      const { prior_state: new_state } = request;
      const new_identity = identityData(managed, prior);
      return {
        new_state,
        new_identity,
        private: privateState.encodeForState(),
        diagnostics: encodeDiagnostics(report),
      };
    }
    // What waits for its turn is not under way: others that wait for the run to bring something must not wait for it.
    return inTurn(managed, [prior, planned], () =>
      managed.session.run.during(() => writeOne({ managed, call, report, privateState, prior, planned, config })),
    );
  };

interface Write {
  readonly managed: Managed;
  readonly call: Parameters<Apply>[1];
  readonly report: Diagnostics;
  readonly privateState: PrivateState;
  readonly prior: Model | null | undefined;
  readonly planned: Model | null | undefined;
  readonly config: Model | null | undefined;
}

async function writeOne({ managed, call, report, privateState, prior, planned, config }: Write): ReturnType<Apply> {
  const operation = !planned ? 'delete' : prior ? 'update' : 'create';
  const waits = new Waits();
  const limit = timeLimit(managed.resource.roles, planned ?? prior ?? null, operation);
  const answer = (state: Model | null) => {
    const new_state = managed.encode(state);
    waits.reportTo(report, managed.service);
    limit?.explain(report);
    const new_identity = identityData(managed, state);
    return { new_state, new_identity, private: privateState.encodeForState(), diagnostics: encodeDiagnostics(report) };
  };
  try {
    const api = managed.session.api(call, { limit: limit?.signal, waits });
    const context = callContext(report, privateState, managed.session.run);
    if (!planned) return answer(prior ? await deleteObject(managed, api, prior, report, context) : null);
    const change: Change = {
      managed,
      api,
      apiWithoutLimit: managed.session.api(call),
      config: config ?? planned,
      prior: prior ?? null,
      planned,
      report,
      context,
    };
    return answer(prior ? await updateObject(change, prior) : await createObject(change));
  } catch (error) {
    reportFailure(report, managed.session.provider, error, {
      summary: `Cannot ${operation} ${managed.label(planned ?? prior ?? null)}`,
      about: managed,
    });
    return answer(prior ?? null);
  }
}
