// ReadResource: refreshes state from the server.
import type { HandlerOf } from '../../../protocol/index.ts';
import { PrivateState } from '../../private-state.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import { timeLimit } from '../../timeouts.ts';
import { deferral } from '../deferral.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { identityData } from './identity.ts';
import type { Managed } from './managed.ts';
import { noteGone, noteInState } from './state-names.ts';

/** What is read is planned next. */
export const readResource =
  (managed: Managed): HandlerOf<'ReadResource'> =>
  (request, call) =>
    managed.session.run.duringPlan(() => readOne(managed)(request, call));

const readOne =
  (managed: Managed): HandlerOf<'ReadResource'> =>
  async (request, call) => {
    const report = new Diagnostics();
    const prior = managed.decodeState(request.current_state, report);
    const new_identity = identityData(managed, prior) ?? request.current_identity;
    const keep = {
      new_state: request.current_state,
      private: request.private,
      ...(new_identity && { new_identity }),
    };
    if (!prior || report.failed) return { ...keep, diagnostics: encodeDiagnostics(report) };
    noteInState(managed, prior);
    const deferred = deferral(managed.session, request);
    if (deferred) return { ...keep, ...deferred, diagnostics: [] };
    const limit = timeLimit(managed.resource.roles, prior, 'read');
    try {
      managed.session.isRefreshing = true;
      const api = managed.session.api(call, { limit: limit?.signal, shareReads: true });
      const observed = await managed.observeOneOfMany(api, managed.identityOf(prior));
      if (!observed) {
        noteGone(managed, prior);
        report.warning(
          `${managed.label(prior)} no longer exists`,
          'It was deleted outside of Terraform, so Terraform will plan to create it again. To give it up, remove it from the configuration.',
        );
      }
      const state = observed && managed.settle(observed, prior);
      return {
        new_state: managed.encode(state),
        new_identity: identityData(managed, state),
        private: PrivateState.decode(request.private).encode(),
        diagnostics: encodeDiagnostics(report),
      };
    } catch (error) {
      reportFailure(report, managed.session.provider, error, {
        summary: `Cannot read ${managed.label(prior)}`,
        about: managed,
      });
      limit?.explain(report);
      return { ...keep, diagnostics: encodeDiagnostics(report) };
    }
  };
