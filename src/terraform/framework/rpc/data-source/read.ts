// ReadDataSource: looks something up.
import { encodeDynamicValue, formatPath, type HandlerOf } from '../../../protocol/index.ts';
import { isObject, mapObject, objectType, pathToUnknown, withoutEmptyTexts } from '../../attributes/index.ts';
import type { DataSource } from '../../define-data-source.ts';
import { Diagnostics } from '../../report.ts';
import { explain, reportFailure } from '../../report-failure.ts';
import type { Session } from '../../session.ts';
import { decodeModel } from '../decode-model.ts';
import { deferral, resultToCome } from '../deferral.ts';
import { encodeDiagnostics } from '../diagnostics.ts';

export function readDataSource(session: Session, source: DataSource): HandlerOf<'ReadDataSource'> {
  const { attributes } = source;
  const type = objectType(attributes);
  return async (request, call) => {
    const report = new Diagnostics();
    const config = decodeModel(attributes, type, request.config, report);
    if (!isObject(config) || report.failed) return { diagnostics: encodeDiagnostics(report) };
    const deferred = deferral(session, request);
    if (deferred)
      return { ...deferred, state: encodeDynamicValue(type, resultToCome(attributes, config)), diagnostics: [] };
    const said = withoutEmptyTexts(attributes, config, null);
    try {
      const found = await source.read(session.api(call, { shareReads: true }), said);
      // Terraform wants what the configuration says back as it was said.
      const state = mapObject(attributes, (_, name) => config[name] ?? found[name]);
      const unknown = pathToUnknown(state);
      if (unknown) throw new Error(`it left its attribute ${formatPath(unknown)} unknown`);
      return { state: encodeDynamicValue(type, state), diagnostics: encodeDiagnostics(report) };
    } catch (error) {
      const typeName = `${session.provider.name}_${source.name}`;
      const summary = `Cannot read data source ${typeName}`;
      const { failure } = explain(session.provider, error);
      const hint = failure?.gone
        ? 'Check what the configuration names, or create it before it is looked up.'
        : undefined;
      const about = { typeName, requires: source.requires };
      reportFailure(report, session.provider, error, { summary, about, attributes, hint });
      return { diagnostics: encodeDiagnostics(report) };
    }
  };
}
