// From the provider block and the environment to an API client, or to one clear error.
import { readFileSync } from 'node:fs';
import { AdminApiError, type AdminApiOptions, createAdminApi } from '../../src/admin-api/index.ts';
import type { ConfigureContext, KnownConfig } from '../../src/terraform/framework/index.ts';
import type { attributes } from './configuration.ts';
import { asUnleash, type Unleash } from './unleash.ts';

type ProviderConfig = KnownConfig<typeof attributes>;

type Environment = Readonly<Record<string, string | undefined>>;
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
  const { token, tokenFrom } = findToken(config, env);
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
      maxConcurrentRequests: config.max_concurrent_requests ?? countFrom(env),
      requestTimeoutMs: (config.request_timeout ?? 60) * 1000,
      deadlineMs: (config.operation_timeout ?? 1800) * 1000,
      ...certificateFrom(config, env),
    });
    return asUnleash(api, token);
  } catch (error) {
    if (!(error instanceof AdminApiError || error instanceof WrongEnvironment)) throw error;
    const option = error instanceof AdminApiError ? argumentOf[error.option ?? ''] : undefined;
    report.error('Wrong provider configuration', error.message, option ? at(option) : undefined);
    return undefined;
  }
}

/** The variable of this provider comes before the one that other programs read as well. */
function findToken({ authorization }: ProviderConfig, env: Environment): { token: string; tokenFrom: string } {
  if (authorization !== null) return { token: authorization, tokenFrom: 'authorization in the provider block' };
  const name = ['UNLEASH_AUTH_TOKEN', 'AUTH_TOKEN'].find((one) => env[one]?.trim()) ?? 'UNLEASH_AUTH_TOKEN';
  return { token: env[name] ?? '', tokenFrom: `the environment variable ${name}` };
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

class WrongEnvironment extends Error {}

function countFrom({ UNLEASH_MAX_CONCURRENT_REQUESTS: text }: Environment): number | undefined {
  if (text === undefined || text === '') return undefined;
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new WrongEnvironment(
    `The environment variable UNLEASH_MAX_CONCURRENT_REQUESTS must be a whole number of at least 1, but is ${JSON.stringify(text)}.`,
  );
}

function certificateFrom({ ca_certificate: pem }: ProviderConfig, { UNLEASH_CA_CERTIFICATE: file }: Environment) {
  if (pem !== null) return { caCertificate: pem };
  if (!file) return {};
  try {
    return { caCertificate: readFileSync(file, 'utf8') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongEnvironment(
      `The environment variable UNLEASH_CA_CERTIFICATE names a file that cannot be read: ${reason}.`,
    );
  }
}
