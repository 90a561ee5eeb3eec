// CloseEphemeralResource: gives back what was opened. Terraform sends what Open answered, never what a renewal did.
import type { HandlerOf } from '../../../protocol/index.ts';
import type { EphemeralResource } from '../../define-ephemeral-resource.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import type { Session } from '../../session.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { decodeKept } from './held.ts';

export function closeEphemeralResource(
  session: Session,
  ephemeral: EphemeralResource,
): HandlerOf<'CloseEphemeralResource'> {
  return async (request, call) => {
    const report = new Diagnostics();
    try {
      const { key, held } = decodeKept(request.private);
      // One that this process did not open, as after a restart under a debugger, is closed as it is configured now.
      const asConfigured = (signal: AbortSignal) => ephemeral.close(session.lastingApi()(signal), held);
      await (session.open.close(key) ?? asConfigured)(call.signal);
    } catch (error) {
      const summary = `Cannot close ${session.provider.name}_${ephemeral.name}`;
      reportFailure(report, session.provider, error, { summary });
    }
    return { diagnostics: encodeDiagnostics(report) };
  };
}
