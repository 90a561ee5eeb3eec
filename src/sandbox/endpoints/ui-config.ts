// What the admin UI is told about the instance, and the origins that the frontend API allows.
import type { Edition, Endpoints } from '../endpoint.ts';
import { badData, notFound } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { parseUrl } from '../../text/index.ts';

const version = '8.2.0';
const settingId = 'unleash.frontend';

export const uiConfig = {
  getUiConfig: {
    handle({ store, edition, url }) {
      return {
        status: 200,
        body: {
          ...names[edition],
          version,
          unleashUrl: url,
          baseUriPath: '',
          flags: {},
          emailEnabled: store.settings.sendsEmail,
          disablePasswordAuth: store.settings.passwordLoginDisabled,
          maintenanceMode: store.settings.maintenance,
          prometheusAPIAvailable: false,
          impactMetrics: 'disabled',
          maxSessionsCount: 0,
          unleashContext: {},
          storiesPageEnabled: false,
          frontendApiOrigins: store.settings.frontendApiOrigins ?? ['*'],
          resourceLimits: { ...fixedLimits, ...store.limits },
          versionInfo: {
            current: { oss: version, enterprise: edition === 'oss' ? '' : version },
            latest: {},
            isLatest: true,
          },
        },
      };
    },
  },
  setCors: {
    needs: ['ADMIN', 'UPDATE_CORS'],
    handle({ store, body, actor }) {
      const { frontendApiOrigins: origins } = body;
      if (origins === undefined) throw notFound('The requested resource could not be found');
      const wrong = origins.find((origin) => !isOrigin(origin));
      if (wrong !== undefined) throw badData(`Invalid origin: ${wrong}`);
      const before = store.settings.frontendApiOrigins;
      store.settings.frontendApiOrigins = origins;
      recordEvent(store, actor, {
        type: before === undefined ? 'setting-created' : 'setting-updated',
        preData: before && { frontendApiOrigins: before },
        data: { id: settingId, frontendApiOrigins: origins },
      });
      return { status: 204 };
    },
  },
} satisfies Partial<Endpoints>;

/** `*`, or scheme, host and port and nothing else. */
function isOrigin(text: string): boolean {
  if (text === '*') return true;
  return !text.includes('*') && parseUrl(text)?.origin === text;
}

const names: Record<Edition, { name?: string; environment: string; authenticationType: 'open-source' | 'enterprise' }> =
  {
    oss: { environment: 'Open Source', authenticationType: 'open-source' },
    pro: { name: 'Unleash Pro', environment: 'Pro', authenticationType: 'enterprise' },
    enterprise: { name: 'Unleash Enterprise', environment: 'Enterprise', authenticationType: 'enterprise' },
  };

const fixedLimits = {
  strategySegments: 5,
  actionSetActions: 10,
  actionSetsPerProject: 5,
  actionSetFilters: 5,
  actionSetFilterValues: 25,
  signalEndpoints: 5,
  signalTokensPerEndpoint: 5,
  featureEnvironmentStrategies: 30,
  constraintValues: 250,
  constraints: 30,
  featureFlags: 5000,
  releaseTemplates: 10,
};
