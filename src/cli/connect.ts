// From the options and the environment to a client for an instance: the same variables as those of the Terraform provider.
import packageJson from '../../package.json' with { type: 'json' };
import {
  type AdminApi,
  AdminApiError,
  createAdminApi,
  type Environment,
  findToken,
  fromEnvironment,
} from '../admin-api/index.ts';
import { UsageError, WorkFailed } from './failures.ts';
import { readToken } from './read-file.ts';
import type { ConnectionOptions } from './standard-options.ts';
import type { Terminal } from './terminal.ts';

/** Seconds; of shorter waits nobody needs to hear. */
const longWait = 5;

/**
 * Does the work with a client that ends with the terminal.
 * @throws UsageError for an address or a token that is missing or cannot be used; WorkFailed for what the client throws
 */
export async function withApi<T>(
  given: ConnectionOptions,
  terminal: Terminal,
  work: (api: AdminApi, token: string) => Promise<T>,
): Promise<T> {
  try {
    const settings = fromEnvironment(settingsOf(given, terminal));
    const api = createAdminApi({
      ...settings,
      ...(given.tokenFile !== undefined && { tokenFrom: `the file ${given.tokenFile}` }),
      env: terminal.env,
      userAgent: `unleash-admin/${packageJson.version}`,
      onWait: ({ seconds, reason }) => {
        if (seconds >= longWait) terminal.err(`unleash-admin: waits ${seconds} s to ask again: ${reason}`);
      },
    });
    return await work(api.with({ signal: terminal.signal }), settings.token);
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    if (terminal.signal.aborted) throw new WorkFailed('interrupted');
    if (error.kind === 'options') throw new UsageError(error.message);
    if (error.isRouteMissing) {
      const reason = `it has no ${error.operation} (${error.method} ${error.path})`;
      throw new WorkFailed(`this Unleash cannot answer: ${reason}. It is of another edition, or too old.`);
    }
    throw new WorkFailed(error.message);
  }
}

/** An option stands for its variable. */
function settingsOf({ url, tokenFile }: ConnectionOptions, { env, cwd }: Terminal): Environment {
  const settings = {
    ...env,
    ...(url !== undefined && { UNLEASH_URL: url }),
    ...(tokenFile !== undefined && { UNLEASH_AUTH_TOKEN: readToken(tokenFile, cwd) }),
  };
  if (!settings.UNLEASH_URL?.trim()) {
    const what = 'the address of your Unleash, such as https://unleash.example.com';
    throw new UsageError(`give --url, or set the environment variable UNLEASH_URL, to ${what}`);
  }
  if (findToken(settings).token === '') {
    const what = 'an admin token or a service account token of your Unleash';
    throw new UsageError(`give --token-file, or set the environment variable UNLEASH_AUTH_TOKEN, with ${what}`);
  }
  return settings;
}
