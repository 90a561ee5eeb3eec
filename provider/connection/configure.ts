// From the provider block and the environment to an API client, or to one clear error.
import {
  AdminApiError,
  type AdminApiOptions,
  createAdminApi,
  type Environment,
  findCertificate,
  findConcurrency,
  findToken,
} from '../../src/admin-api/index.ts';
import type { ConfigureContext, KnownConfig } from '../../src/terraform/framework/index.ts';
import type { attributes } from './configuration.ts';
import { asUnleash, type Unleash } from './unleash.ts';

type ProviderConfig = KnownConfig<typeof attributes>;

export interface ConfigureDependencies {
  readonly env: Environment;
  /** Undefined when nobody reads it: a log entry costs more than the request that it is about. */
  readonly log: AdminApiOptions['log'];
  readonly onWait: NonNullable<AdminApiOptions['onWait']>;
  /** Folder, for this user alone, where a plan leaves notes for its apply. */
  readonly planNotes?: string;
  readonly clock?: NonNullable<AdminApiOptions['clock']>;
  readonly fetch?: NonNullable<AdminApiOptions['fetch']>;
}

/** The environment counts only where the provider block says nothing: an empty text there is a mistake, not a gap. */
export function configure(
  config: ProviderConfig,
  { report, at, terraformVersion }: ConfigureContext,
  version: string,
  { env, log, onWait, clock, fetch }: ConfigureDependencies,
): Unleash | undefined {
  const url = config.base_url ?? env.UNLEASH_URL ?? '';
  const { token, tokenFrom } =
    config.authorization === null
      ? findToken(env)
      : { token: config.authorization, tokenFrom: 'authorization in the provider block' };
  if (url.trim() === '') {
    report.error(
      'Unable to find base_url',
      'Set base_url in the provider block, or the environment variable UNLEASH_URL, to the address of your Unleash, such as "https://unleash.example.com".',
      at('base_url'),
    );
  }
  if (token.trim() === '') {
    report.error(
      'Unable to find authorization',
      'Set authorization in the provider block, or the environment variable UNLEASH_AUTH_TOKEN, to an admin token or a service account token of your Unleash.',
      at('authorization'),
    );
  }
  if (url.trim() === '' || token.trim() === '') return undefined;
  try {
    const api = createAdminApi({
      url,
      token,
      tokenFrom,
      env,
      log,
      onWait,
      ...(clock && { clock }),
      ...(fetch && { fetch }),
      userAgent: `terraform-provider-unleash/${version} Terraform/${terraformVersion}`,
      appName: 'terraform-provider-unleash',
      headers: Object.fromEntries(config.headers ?? []),
      maxConcurrentRequests: config.max_concurrent_requests ?? findConcurrency(env),
      requestTimeoutMs: (config.request_timeout ?? 60) * 1000,
      deadlineMs: (config.operation_timeout ?? 1800) * 1000,
      ...(config.ca_certificate === null ? findCertificate(env) : { caCertificate: config.ca_certificate }),
    });
    return asUnleash(api, token);
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    const option = argumentOf[error.option ?? ''];
    report.error('Wrong provider configuration', error.message, option ? at(option) : undefined);
    return undefined;
  }
}

/** The provider argument behind an option of the client. */
const argumentOf: Readonly<Record<string, string>> = {
  url: 'base_url',
  token: 'authorization',
  headers: 'headers',
  maxConcurrentRequests: 'max_concurrent_requests',
  requestTimeoutMs: 'request_timeout',
  deadlineMs: 'operation_timeout',
  caCertificate: 'ca_certificate',
};
