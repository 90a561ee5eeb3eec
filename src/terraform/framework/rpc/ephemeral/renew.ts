// RenewEphemeralResource: lets what is open live on.
import type { HandlerOf } from '../../../protocol/index.ts';
import type { EphemeralResource } from '../../define-ephemeral-resource.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import type { Session } from '../../session.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { decodeKept } from './held.ts';
import { timestamp } from './timestamp.ts';

export function renewEphemeralResource(
  session: Session,
  ephemeral: EphemeralResource,
): HandlerOf<'RenewEphemeralResource'> {
  const summary = `Cannot renew ${session.provider.name}_${ephemeral.name}`;
  return async (request, call) => {
    const report = new Diagnostics();
    const kept = { ...(request.private && { private: request.private }) };
    try {
      const { held } = decodeKept(request.private);
      const { renewAt, problem } = (await ephemeral.renew?.(session.api(call), held)) ?? {};
      if (problem) report.warning(summary, problem);
      return { ...kept, ...(renewAt && { renew_at: timestamp(renewAt) }), diagnostics: encodeDiagnostics(report) };
    } catch (error) {
      reportFailure(report, session.provider, error, { summary });
      return { ...kept, diagnostics: encodeDiagnostics(report) };
    }
  };
}
