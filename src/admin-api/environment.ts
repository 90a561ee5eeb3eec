// What the environment says of an instance, by the variables that the library, the provider and the command line all read.
import { readFileSync } from 'node:fs';
import type { AdminApiOptions } from './options.ts';
import { wrongOption } from './wrong-option.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variable of this project comes before the one that other programs read as well. */
const tokenVariables = ['UNLEASH_AUTH_TOKEN', 'AUTH_TOKEN'] as const;

/**
 * What the environment sets, for `createAdminApi(fromEnvironment())`: `url` from `UNLEASH_URL`, `token` from
 * `UNLEASH_AUTH_TOKEN` or else `AUTH_TOKEN`, and where they are set `UNLEASH_MAX_CONCURRENT_REQUESTS` and
 * `UNLEASH_CA_CERTIFICATE`, the path of a PEM file.
 * @throws AdminApiError of kind `options` that names the variable that is missing or wrong
 */
export function fromEnvironment(
  env: Environment = process.env,
): Pick<AdminApiOptions, 'url' | 'token' | 'tokenFrom' | 'maxConcurrentRequests' | 'caCertificate'> {
  const url = env.UNLEASH_URL?.trim();
  const { token, tokenFrom } = findToken(env);
  if (!url) {
    const what = 'the address of your Unleash, such as https://unleash.example.com';
    throw wrongOption('url', `set the environment variable UNLEASH_URL to ${what}`);
  }
  if (token === '') {
    const what = 'an admin token or a service account token of your Unleash';
    throw wrongOption('token', `set the environment variable ${tokenVariables[0]} to ${what}`);
  }
  return { url, token, tokenFrom, maxConcurrentRequests: findConcurrency(env), ...findCertificate(env) };
}

/** The token is empty where neither variable is set. */
export function findToken(env: Environment): { readonly token: string; readonly tokenFrom: string } {
  const name = tokenVariables.find((variable) => env[variable]?.trim()) ?? tokenVariables[0];
  return { token: env[name]?.trim() ?? '', tokenFrom: `the environment variable ${name}` };
}

/** @throws AdminApiError of kind `options` */
export function findConcurrency({ UNLEASH_MAX_CONCURRENT_REQUESTS: text }: Environment): number | undefined {
  if (text === undefined || text === '') return undefined;
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  const problem = `must be a whole number of at least 1, but is ${JSON.stringify(text)}`;
  throw wrongOption('maxConcurrentRequests', `the environment variable UNLEASH_MAX_CONCURRENT_REQUESTS ${problem}`);
}

/** @throws AdminApiError of kind `options` when the file cannot be read */
export function findCertificate({ UNLEASH_CA_CERTIFICATE: file }: Environment): Pick<AdminApiOptions, 'caCertificate'> {
  if (!file) return {};
  try {
    return { caCertificate: readFileSync(file, 'utf8') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = `names a file that cannot be read: ${reason}`;
    throw wrongOption('caCertificate', `the environment variable UNLEASH_CA_CERTIFICATE ${problem}`);
  }
}
