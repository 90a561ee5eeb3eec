// The address of an instance and the token for it, from the variables that every part of this project reads.
import type { AdminApiOptions } from './options.ts';
import { wrongOption } from './wrong-option.ts';

/**
 * `url` from `UNLEASH_URL` and `token` from `UNLEASH_AUTH_TOKEN`: `createAdminApi(fromEnvironment())`.
 * @throws AdminApiError of kind `options` that names the variable that is missing
 */
export function fromEnvironment(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Pick<AdminApiOptions, 'url' | 'token'> {
  const read = (option: string, name: string, what: string) => {
    const text = env[name]?.trim();
    if (!text) throw wrongOption(option, `set the environment variable ${name} to ${what}`);
    return text;
  };
  return {
    url: read('url', 'UNLEASH_URL', 'the address of your Unleash, such as https://unleash.example.com'),
    token: read('token', 'UNLEASH_AUTH_TOKEN', 'an admin token or a service account token of your Unleash'),
  };
}
