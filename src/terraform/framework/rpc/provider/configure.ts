// ValidateProviderConfig, ConfigureProvider and StopProvider: the life of a provider process.
import type { HandlerOf } from '../../../protocol/index.ts';
import { isObject, isWhollyKnown, objectType, validateObject } from '../../attributes/index.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import type { Session } from '../../session.ts';
import { decodeModel } from '../decode-model.ts';
import { encodeDiagnostics } from '../diagnostics.ts';

export function validateProviderConfig({ provider }: Session): HandlerOf<'ValidateProviderConfig'> {
  const { attributes } = provider;
  return async (request) => {
    const report = new Diagnostics();
    try {
      const config = decodeModel(attributes, objectType(attributes), request.config, report);
      validateObject(attributes, config, [], report);
    } catch (error) {
      reportFailure(report, provider, error, { summary: `Cannot configure the provider ${provider.name}` });
    }
    return { diagnostics: encodeDiagnostics(report) };
  };
}

export function configureProvider(session: Session): HandlerOf<'ConfigureProvider'> {
  const { provider } = session;
  return async (request) => {
    const report = new Diagnostics();
    session.unconfigured('The provider is not configured. See the error about its configuration.');
    try {
      const type = objectType(provider.attributes);
      const config = decodeModel(provider.attributes, type, request.config, report);
      if (!isObject(config) || report.failed) return { diagnostics: encodeDiagnostics(report) };
      const unknown = Object.keys(provider.attributes).filter((name) => !isWhollyKnown(config[name]));
      if (unknown.length > 0) {
        session.unconfigured(
          `The provider's ${unknown.join(' and ')} ${unknown.length > 1 ? 'are' : 'is'} not known until another resource has been applied, so ${provider.service} cannot be asked yet. Apply that resource first (terraform apply -target=ADDRESS), or give ${unknown.length > 1 ? 'the values' : 'the value'} directly.`,
          { isLater: true },
        );
        return { diagnostics: [] };
      }
      const context = {
        report,
        terraformVersion: request.terraform_version,
        at: (attribute: string) => [{ attribute }],
      };
      const api = await provider.configure(config, context);
      const { takeOverArgument } = provider;
      const minutes = takeOverArgument === undefined ? null : config[takeOverArgument];
      if (api !== undefined) session.configured(api, typeof minutes === 'number' ? minutes : undefined);
    } catch (error) {
      reportFailure(report, provider, error, { summary: `Cannot configure the provider ${provider.name}` });
    }
    return { diagnostics: encodeDiagnostics(report) };
  };
}

export function stopProvider(session: Session): HandlerOf<'StopProvider'> {
  return async () => {
    session.stop();
    return {};
  };
}
