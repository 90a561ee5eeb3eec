// OpenEphemeralResource: makes something for this run, once in the plan and once more in the apply.
import {
  encodeDynamicValue,
  formatPath,
  type HandlerOf,
  type ObjectValue,
  type Value,
} from '../../../protocol/index.ts';
import { isObject, mapObject, objectType, pathToUnknown, withoutEmptyTexts } from '../../attributes/index.ts';
import type { EphemeralResource } from '../../define-ephemeral-resource.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import type { Session } from '../../session.ts';
import { decodeModel } from '../decode-model.ts';
import { deferral, resultToCome } from '../deferral.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { encodeKept } from './held.ts';
import { timestamp } from './timestamp.ts';

export function openEphemeralResource(
  session: Session,
  ephemeral: EphemeralResource,
): HandlerOf<'OpenEphemeralResource'> {
  const { attributes } = ephemeral;
  const type = objectType(attributes);
  const typeName = `${session.provider.name}_${ephemeral.name}`;
  return async (request, call) => {
    const report = new Diagnostics();
    const config = decodeModel(attributes, type, request.config, report);
    if (!isObject(config) || report.failed) return { diagnostics: encodeDiagnostics(report) };
    const deferred = deferral(session, request);
    if (deferred)
      return { ...deferred, result: encodeDynamicValue(type, resultToCome(attributes, config)), diagnostics: [] };
    const said = withoutEmptyTexts(attributes, config, null);
    try {
      const { result, held, renewAt } = await ephemeral.open(session.api(call), said);
      const key = globalThis.crypto.randomUUID();
      const api = session.lastingApi();
      session.open.add(key, (signal) => ephemeral.close(api(signal), held));
      const answer = resultOf(ephemeral, config, result);
      return {
        result: encodeDynamicValue(type, answer),
        private: encodeKept({ key, held }),
        ...(renewAt && { renew_at: timestamp(renewAt) }),
        diagnostics: encodeDiagnostics(report),
      };
    } catch (error) {
      const about = { typeName, requires: ephemeral.requires };
      reportFailure(report, session.provider, error, { summary: `Cannot open ${typeName}`, about, attributes });
      return { diagnostics: encodeDiagnostics(report) };
    }
  };
}

/** Terraform wants what the configuration says back as it was said; only what it cannot say is ours. */
function resultOf({ attributes }: EphemeralResource, config: ObjectValue, result: ObjectValue): Value {
  const answer = mapObject(attributes, ({ presence }, name) => (presence === 'computed' ? result[name] : config[name]));
  const unknown = pathToUnknown(answer);
  if (unknown) throw new Error(`it left its attribute ${formatPath(unknown)} unknown`);
  return answer;
}
