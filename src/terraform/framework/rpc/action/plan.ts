// PlanAction: what can be said against an action before anything of the run is done.
import type { Call, RequestOf } from '../../../protocol/index.ts';
import { isObject, objectType, pathToUnknown, withoutEmptyTexts } from '../../attributes/index.ts';
import type { Action } from '../../define-action.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import type { Session } from '../../session.ts';
import { validateContext } from '../contexts.ts';
import { decodeModel } from '../decode-model.ts';
import { encodeDiagnostics } from '../diagnostics.ts';

type Request = RequestOf<'PlanAction'>;

export function planAction(session: Session, action: Action) {
  const { attributes, requires } = action;
  const type = objectType(attributes);
  const typeName = `${session.provider.name}_${action.name}`;
  return async (request: Request, call: Call) => {
    const report = new Diagnostics();
    const config = decodeModel(attributes, type, request.config, report);
    const isKnown = isObject(config) && !pathToUnknown(config);
    if (isKnown && !report.failed && session.isConfigured) {
      const said = withoutEmptyTexts(attributes, config, null);
      try {
        await action.plan?.(session.api(call, { shareReads: true }), said, validateContext(report));
      } catch (error) {
        const about = { typeName, requires };
        reportFailure(report, session.provider, error, { summary: `Cannot plan ${typeName}`, about, attributes });
      }
    }
    return { diagnostics: encodeDiagnostics(report) };
  };
}
